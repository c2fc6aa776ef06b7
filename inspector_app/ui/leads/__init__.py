"""线索: the register of leads, the book of consultations, and applications for legal aid."""
