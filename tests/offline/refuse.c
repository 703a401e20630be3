/* Refuses connections to other machines below Python, for libraries that open sockets themselves. Preloaded with LD_PRELOAD;
   each refusal is a line in the file that COMPANION_TEST_REFUSALS names. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

static void note(const char *call, const char *host) {
    const char *path = getenv("COMPANION_TEST_REFUSALS");
    FILE *file = path ? fopen(path, "a") : NULL;
    if (file) {
        fprintf(file, "%s %s\n", call, host);
        fclose(file);
    }
}

static int refused(const char *call, const struct sockaddr *to) {
    char host[INET6_ADDRSTRLEN] = "";
    if (to == NULL) return 0;
    if (to->sa_family == AF_INET) {
        const struct in_addr *v4 = &((const struct sockaddr_in *)to)->sin_addr;
        if ((ntohl(v4->s_addr) >> 24) == 127 || v4->s_addr == 0) return 0;
        inet_ntop(AF_INET, v4, host, sizeof host);
    } else if (to->sa_family == AF_INET6) {
        const struct in6_addr *v6 = &((const struct sockaddr_in6 *)to)->sin6_addr;
        if (IN6_IS_ADDR_LOOPBACK(v6) || IN6_IS_ADDR_UNSPECIFIED(v6)) return 0;
        inet_ntop(AF_INET6, v6, host, sizeof host);
    } else {
        return 0;
    }
    note(call, host);
    errno = ECONNREFUSED;
    return 1;
}

int connect(int fd, const struct sockaddr *to, socklen_t length) {
    int (*real)(int, const struct sockaddr *, socklen_t) = dlsym(RTLD_NEXT, "connect");
    return refused("connect", to) ? -1 : real(fd, to, length);
}

ssize_t sendto(int fd, const void *data, size_t size, int flags, const struct sockaddr *to, socklen_t length) {
    ssize_t (*real)(int, const void *, size_t, int, const struct sockaddr *, socklen_t) = dlsym(RTLD_NEXT, "sendto");
    return refused("sendto", to) ? -1 : real(fd, data, size, flags, to, length);
}

int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **found) {
    int (*real)(const char *, const char *, const struct addrinfo *, struct addrinfo **) = dlsym(RTLD_NEXT, "getaddrinfo");
    unsigned char number[sizeof(struct in6_addr)];
    int is_number = node == NULL || inet_pton(AF_INET, node, number) == 1 || inet_pton(AF_INET6, node, number) == 1;
    if (is_number || strcmp(node, "localhost") == 0) return real(node, service, hints, found);
    note("getaddrinfo", node);
    return EAI_FAIL;
}
