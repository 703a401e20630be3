"""A LinkedIn export as a zip, of an invented member."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

PROFILE = (
    "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,"
    "Websites,Instant Messengers\r\n"
    'Clothilde,Varenne,Leroy,"1 Rue du Four, Lyon",3 May,Baker and owner,'
    '"I run a bakery with eleven people.\n\nWe start at two.",'
    'Food Production,69001,"Lyon, Auvergne-Rhône-Alpes, France",@clothilde,[COMPANY:https://fournil.example],skype\r\n'
)
TABLES: dict[str, str] = {
    "Profile.csv": PROFILE,
    "Email Addresses.csv": (
        "Email Address,Confirmed,Primary,Updated On\n"
        "old.clothilde@fournil.example,Yes,No,1/1/20\n"
        "clothilde@fournil.example,Yes,Yes,1/1/21\n"
    ),
    "Positions.csv": (
        "Company Name,Title,Description,Location,Started On,Finished On\n"
        'Fournil Varenne,Owner,"I hire, bake and count.",Lyon,Mar 2019,\n'
        "Boulangerie Petit,Baker,,Lyon,Sep 2011,Feb 2019\n"
    ),
    "Education.csv": (
        "School Name,Start Date,End Date,Notes,Degree Name,Activities\nÉcole de Boulangerie,2009,2011,,CAP Boulanger,choir\n"
    ),
    "Skills.csv": "Name\nSourdough\nRotas\n",
    "Languages.csv": "Name,Proficiency\nFrench,Native or bilingual proficiency\nEnglish,Professional working proficiency\n",
    "Certifications.csv": "Name,Url,Authority,Started On,Finished On,License Number\nFood hygiene,,Region,Jan 2020,,123\n",
    "Projects.csv": "Title,Description,Url,Started On,Finished On\nA board for faults,It stayed empty for six weeks.,,2022,\n",
    "Volunteering.csv": "Company Name,Role,Cause,Started On,Finished On,Description\nSoup kitchen,Bread,,2015,,Saturdays.\n",
    "Publications.csv": 'Name,Published On,Description,Publisher,Url\nBread at two,"Mar 3, 2021",On night work.,Local paper,\n',
    "Connections.csv": (
        "Notes:\nsome\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Torvald,Nesse,,,Mill,Lead,1 Mar 2024\n"
    ),
    "messages.csv": "CONVERSATION ID,FROM,CONTENT\n1,Torvald,secret\n",
    "PhoneNumbers.csv": "Extension,Number,Type\n,0123,Mobile\n",
    "Ad_Targeting.csv": "Member Age,Gender\n40,x\n",
}


def linkedin_zip(path: Path, changed: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write an export; `changed` replaces or adds entries, None leaves one out."""
    entries: dict[str, str | bytes | None] = {**TABLES, **(changed or {})}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            if content is not None:
                archive.writestr(name, content)
    return path
