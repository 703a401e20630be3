"""The look: Gradio's variables set to the tokens of `static/companion.css`, so that there is one place for a colour."""

from __future__ import annotations

import gradio as gr

from companion.web.assets import asset

SANS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Liberation Sans", "sans-serif")
MONO = ("ui-monospace", "SFMono-Regular", "Menlo", "Liberation Mono", "monospace")

_TOKENS = {
    "body_text_color_subdued": "var(--soft)",
    "background_fill_primary": "var(--paper)",
    "background_fill_secondary": "var(--card)",
    "border_color_primary": "var(--line)",
    "border_color_accent": "var(--accent)",
    "color_accent": "var(--accent)",
    "color_accent_soft": "var(--plain-bg)",
    "link_text_color": "var(--accent)",
    "link_text_color_hover": "var(--accent)",
    "link_text_color_visited": "var(--accent)",
    "link_text_color_active": "var(--accent)",
    "block_background_fill": "transparent",
    "block_border_width": "0px",
    "block_info_text_color": "var(--soft)",
    "block_label_background_fill": "transparent",
    "block_label_text_color": "var(--soft)",
    "block_label_border_width": "0px",
    "block_title_text_color": "var(--soft)",
    "block_title_text_weight": "600",
    "block_shadow": "none",
    "block_padding": "0px",
    "block_radius": "var(--r)",
    "container_radius": "var(--r)",
    "form_gap_width": "0px",
    "layout_gap": "0px",
    "panel_background_fill": "transparent",
    "input_background_fill": "var(--card)",
    "input_background_fill_focus": "var(--card)",
    "input_border_color": "var(--edge)",
    "input_border_color_focus": "var(--accent)",
    "input_border_width": "1px",
    "input_shadow": "none",
    "input_shadow_focus": "none",
    "input_radius": "var(--r)",
    "input_padding": "12px 16px",
    "input_placeholder_color": "var(--soft)",
    "input_text_size": "17px",
    "checkbox_background_color": "var(--card)",
    "checkbox_background_color_selected": "var(--accent)",
    "checkbox_border_color": "var(--edge)",
    "checkbox_label_background_fill": "var(--card)",
    "checkbox_label_background_fill_selected": "var(--card)",
    "checkbox_label_text_color": "var(--ink)",
    "button_primary_background_fill": "var(--accent)",
    "button_primary_background_fill_hover": "var(--accent)",
    "button_primary_text_color": "var(--accent-ink)",
    "button_primary_border_color": "var(--accent)",
    "button_secondary_background_fill": "var(--card)",
    "button_secondary_background_fill_hover": "var(--card)",
    "button_secondary_text_color": "var(--ink)",
    "button_secondary_border_color": "var(--edge)",
    "button_secondary_border_color_hover": "var(--soft)",
    "button_border_width": "1px",
    "button_large_text_size": "16px",
    "button_large_radius": "var(--r)",
    "button_large_padding": "0 20px",
    "button_transition": "none",
    "loader_color": "var(--accent)",
    "error_background_fill": "var(--none-bg)",
    "error_text_color": "var(--none)",
    "error_border_color": "var(--none)",
    "error_icon_color": "var(--none)",
    "accordion_text_color": "var(--ink)",
}


def theme() -> gr.themes.Base:
    """System fonts and the page's own tokens, in light and dark alike.

    Paper and ink are spelled out, since they are seen before the style sheet is there.
    """
    base = gr.themes.Base(font=SANS, font_mono=MONO)
    known = vars(base)
    first = {
        "body_background_fill": "#faf8f4",
        "body_background_fill_dark": "#181714",
        "body_text_color": "#23211d",
        "body_text_color_dark": "#ece7dd",
    }
    dark = {f"{name}_dark": value for name, value in _TOKENS.items() if f"{name}_dark" in known}
    return base.set(**_TOKENS, **dark, **first)


def head() -> str:
    """What goes into the page's head: our style sheet and script, inline, so that the page asks nobody for anything."""
    return f"<style>{asset('companion.css')}</style><script>{asset('companion.js')}</script>"
