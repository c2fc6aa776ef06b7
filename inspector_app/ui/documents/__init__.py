"""文书登记簿: the register, one paper with its acts, the paper editor, and the dialogs of what is done to a paper."""
