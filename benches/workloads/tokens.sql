-- Number of tokens in a text of up to 8 bytes, first byte lowest, zero after its end: a state machine over bytes.
-- A word starts with a letter and goes on with letters and digits; a number is a run of digits; blanks separate; any
-- other byte is a token by itself.
CREATE FUNCTION tokens(text BIGINT) RETURNS INT LANGUAGE rbc AS $$
BLANK = 0
NUMBER = 1
WORD = 2
OTHER = 3
count = 0
state = BLANK
for i in range(8):
    byte = text >> 8 * i & 255
    if byte == 0:
        break
    if byte == 32:
        state = BLANK
    elif 48 <= byte <= 57:
        if state != NUMBER and state != WORD:
            state = NUMBER
            count += 1
    elif 97 <= byte <= 122 or 65 <= byte <= 90 or byte == 95:
        if state != WORD:
            state = WORD
            count += 1
    else:
        state = OTHER
        count += 1
return count
$$;
