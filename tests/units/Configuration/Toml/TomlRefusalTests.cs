namespace Coro.Tests.Configuration.Toml;

public sealed class TomlRefusalTests
{
    [Theory]
    [InlineData("key", "(1,4): a key is followed by = and its value, not by the end of the file; a key of several words is put into quotes")]
    [InlineData("two words = 1", "(1,5): a key is followed by = and its value, not by 'w'; a key of several words is put into quotes")]
    [InlineData("key =", "(1,6): a value is missing before the end of the file; give one, a text in quotes")]
    [InlineData("key = # no\n", "(1,7): a value is missing before '#'; give one, a text in quotes")]
    [InlineData("= 1", "(1,1): '=' begins no key; a line is key = value, or a heading in brackets. A key with other characters than A-Z a-z 0-9 _ - is put into quotes")]
    [InlineData("é = 1", "(1,1): 'é' begins no key; a line is key = value, or a heading in brackets. A key with other characters than A-Z a-z 0-9 _ - is put into quotes")]
    [InlineData("a..b = 1", "(1,3): '.' begins no key; a dot in a key stands between two parts. A key with other characters than A-Z a-z 0-9 _ - is put into quotes")]
    [InlineData("\"\"\"a\"\"\" = 1", "(1,1): a key has one line: put one quote on each side of it")]
    [InlineData("a = 1 b = 2", "(1,7): 'b' is one too many after a value; begin a new line, or remove it")]
    [InlineData("[a] b = 2", "(1,5): 'b' is one too many after a heading; begin a new line, or remove it")]
    [InlineData("[]", "(1,2): ']' begins no key; a heading names a table, for example [workflow]. A key with other characters than A-Z a-z 0-9 _ - is put into quotes")]
    [InlineData("[a", "(1,1): a heading that begins with [ ends with ] on the same line, not with the end of the file")]
    [InlineData("[[a] ]", "(1,1): a heading that begins with [[ ends with ]] on the same line, not with ']'")]
    [InlineData("a = yes", "(1,5): 'yes' is no value; a text is put into quotes")]
    [InlineData("a = True", "(1,5): 'True' is no value; a text is put into quotes; did you mean 'true'?")]
    [InlineData("a = \"x", "(1,5): the text that begins here does not end on its line; close it with \", or put \"\"\" around several lines")]
    [InlineData("\na = 'x\ny'", "(2,5): the text that begins here does not end on its line; close it with ', or put ''' around several lines")]
    [InlineData("a = \"\"\"x\ny\"\"", "(1,5): the text that begins here does not end; close it with \"\"\"")]
    [InlineData("a = \"C:\\Users\"", "(1,8): \\U is followed by 8 hexadecimal digits, not 's'")]
    [InlineData("a = \"C:\\data\"", "(1,8): there is no escape \\d; write \\\\ for the backslash itself, or put the text into single quotes")]
    [InlineData("a = \"\\ud800\"", "(1,6): U+D800 is no character of Unicode; escape another one")]
    [InlineData("a = \"\\U00110000\"", "(1,6): U+110000 is no character of Unicode; escape another one")]
    [InlineData("a = \"x\\\n\"", "(1,7): a backslash escapes nothing here; write \\\\ for the backslash itself")]
    [InlineData("a = 012", "(1,5): '012' is no number: it begins with a 0; leave that out, or put it into quotes for a text")]
    [InlineData("a = 1__0", "(1,5): '1__0' is no number: an underscore has to stand between two digits")]
    [InlineData("a = 1.", "(1,5): '1.' is no number: a point has to stand between two digits")]
    [InlineData("a = .5", "(1,5): '.5' is no number: a point has to stand between two digits")]
    [InlineData("a = ++1", "(1,5): '++1' is no number: it has more than one sign")]
    [InlineData("a = 0X1F", "(1,5): '0X1F' is no number: the letter after the 0 has to be x, o or b, in lower case")]
    [InlineData("a = -0x1F", "(1,5): '-0x1F' is no number: a hexadecimal, octal or binary number has no sign")]
    [InlineData("a = 0b12", "(1,5): '0b12' is no number: it has a character that is no digit of its base")]
    [InlineData("a = 1.2.3", "(1,5): '1.2.3' is no number: put it into quotes for a text")]
    [InlineData("a = 9223372036854775808", "(1,5): '9223372036854775808' is too large: a whole number goes from -9223372036854775808 to 9223372036854775807")]
    [InlineData("a = 0xFFFFFFFFFFFFFFFF", "(1,5): '0xFFFFFFFFFFFFFFFF' is too large: a whole number goes from -9223372036854775808 to 9223372036854775807")]
    [InlineData("a = 2023-02-29", "(1,5): there is no day 29 in 2023-02; its days go from 01 to 28")]
    [InlineData("a = 2023-13-01", "(1,5): there is no month 13; months go from 01 to 12")]
    [InlineData("a = 0000-01-01", "(1,5): there is no year 0000; years go from 0001 to 9999")]
    [InlineData("a = 24:00:00", "(1,5): there is no hour 24; hours go from 00 to 23")]
    [InlineData("a = 00:60:00", "(1,5): there is no minute 60; minutes go from 00 to 59")]
    [InlineData("a = 00:00:61", "(1,5): there is no second 61; seconds go from 00 to 59")]
    [InlineData("a = 2023-01-01T00:00:00+24:00", "(1,5): there is no hour 24; hours go from 00 to 23")]
    [InlineData("a = 7:30", "(1,5): '7:30' is no date or time; write 1979-05-27, 07:32:00, 1979-05-27T07:32:00 or 1979-05-27T07:32:00Z, or put it into quotes for a text")]
    [InlineData("a = 07:30:00Z", "(1,5): '07:30:00Z' is no date or time; write 1979-05-27, 07:32:00, 1979-05-27T07:32:00 or 1979-05-27T07:32:00Z, or put it into quotes for a text")]
    [InlineData("a = [1, 2", "(1,5): the array that begins here does not end; close it with ]")]
    [InlineData("a = [1 2]", "(1,8): values of an array are separated by commas, and ] ends it; '2' does neither")]
    [InlineData("a = [,]", "(1,6): a value is missing before ','; give one, a text in quotes")]
    [InlineData("a = {b = 1,}", "(1,12): there is a comma too many before }; remove it")]
    [InlineData("a = {b = 1\n}", "(1,5): a table in braces has to end on its line; close it with }, or give it a heading in brackets")]
    [InlineData("a = {b = 1 c = 2}", "(1,12): keys in braces are separated by commas, and } ends them; 'c' does neither")]
    [InlineData("a = 1\rb = 2", "(1,6): a carriage return without a line feed ends no line; end lines as Windows or everybody else does")]
    [InlineData("a = \"x\u0001\"", "(1,7): the character U+0001 is not allowed in a TOML file; remove it, or write \\u0001 in a text in double quotes")]
    [InlineData("# \u007f", "(1,3): the character U+007F is not allowed in a TOML file; remove it, or write \\u007F in a text in double quotes")]
    [InlineData("# a\r", "(1,4): a carriage return without a line feed ends no line; end lines as Windows or everybody else does")]
    [InlineData("a = 1\n\ufeffb = 2", "(2,1): '\ufeff' begins no key; a line is key = value, or a heading in brackets. A key with other characters than A-Z a-z 0-9 _ - is put into quotes")]
    public void What_is_not_TOML_is_told_with_its_place_and_what_to_do(string text, string problem) =>
        Toml.Read(text).ShouldBe(problem + " [toml-syntax]");

    [Fact]
    public void A_second_problem_of_form_is_not_guessed_at() => Toml.Problems("a = \nb = \n").Count.ShouldBe(1);

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_told_with_their_place()
    {
        Toml.Read([.. "a = 1\nb = 'é"u8, 0xFF, (byte)'\'']).ShouldBe("(2,7): the byte 0xFF is not UTF-8; save the file as UTF-8 [invalid-utf8]");
        Toml.Read([0xFF, 0xFE, (byte)'a', 0]).ShouldBe("(1,1): the byte 0xFF is not UTF-8; save the file as UTF-8 [invalid-utf8]");
    }

    [Fact]
    public void A_text_that_ends_within_a_character_is_no_UTF_8() => Toml.Read([.. "# é"u8[..^1]]).ShouldEndWith("[invalid-utf8]");
}
