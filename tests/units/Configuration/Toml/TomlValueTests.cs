using Coro.Engine.Configuration.Toml;

namespace Coro.Tests.Configuration.Toml;

public sealed class TomlValueTests
{
    [Theory]
    [InlineData("\"a \\\"b\\\" \\\\ \\u00e9 \\U0001F642 \\t\"", "a \"b\" \\ é 🙂 \t")]
    [InlineData("\"\\b\\n\\f\\r\\u0000\"", "\b\n\f\r\0")]
    [InlineData("\"\"", "")]
    [InlineData("'C:\\new\\table \"x\"'", "C:\\new\\table \"x\"")]
    [InlineData("''", "")]
    [InlineData("\"\"\"\nfirst\n  second\n\"\"\"", "first\n  second\n")]
    [InlineData("\"\"\"one \\\n\n   two \\   \n three\"\"\"", "one two three")]
    [InlineData("\"\"\"a \"\" b \"quoted\"\"\"\"", "a \"\" b \"quoted\"")]
    [InlineData("\"\"\"\"\"\"\"\"", "\"\"")]
    [InlineData("\"\"\"\"\"\"", "")]
    [InlineData("'''\nI \\n ''am'' it'''", "I \\n ''am'' it")]
    [InlineData("''''quoted'''''", "'quoted''")]
    [InlineData("\"\"\"a\r\nb\"\"\"", "a\nb")]
    [InlineData("\"a\tb\"", "a\tb")]
    public void Text_has_four_forms(string written, string value) =>
        Value<TomlString>(written).Value.ShouldBe(value);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("+0", 0)]
    [InlineData("-17", -17)]
    [InlineData("+99", 99)]
    [InlineData("1_000", 1000)]
    [InlineData("5_349_221", 5349221)]
    [InlineData("1_2_3", 123)]
    [InlineData("0xDEAD_beef", 0xDEADBEEF)]
    [InlineData("0x00f", 15)]
    [InlineData("0o755", 493)]
    [InlineData("0b1101_0110", 214)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("0x7fff_ffff_ffff_ffff", long.MaxValue)]
    public void Whole_numbers_have_four_bases(string written, long value) =>
        Value<TomlInteger>(written).Value.ShouldBe(value);

    [Theory]
    [InlineData("+1.0", 1)]
    [InlineData("3.1415", 3.1415)]
    [InlineData("-0.01", -0.01)]
    [InlineData("5e+22", 5e22)]
    [InlineData("1e06", 1e6)]
    [InlineData("-2E-2", -0.02)]
    [InlineData("6.626e-34", 6.626e-34)]
    [InlineData("224_617.445_991_228", 224617.445991228)]
    [InlineData("1_0e1_0", 1e11)]
    [InlineData("inf", double.PositiveInfinity)]
    [InlineData("+inf", double.PositiveInfinity)]
    [InlineData("-inf", double.NegativeInfinity)]
    [InlineData("nan", double.NaN)]
    [InlineData("-nan", double.NaN)]
    public void Other_numbers_have_a_fraction_an_exponent_or_a_name(string written, double value) =>
        Value<TomlFloat>(written).Value.ShouldBe(value);

    [Fact]
    public void A_negative_zero_stays_one() => double.IsNegative(Value<TomlFloat>("-0.0").Value).ShouldBeTrue();

    [Theory]
    [InlineData("1979-05-27T07:32:00Z", nameof(TomlMomentKind.OffsetDateTime))]
    [InlineData("1979-05-27T00:32:00.999999-07:00", nameof(TomlMomentKind.OffsetDateTime))]
    [InlineData("1979-05-27T07:32:00", nameof(TomlMomentKind.LocalDateTime))]
    [InlineData("1979-05-27T00:32:00.5", nameof(TomlMomentKind.LocalDateTime))]
    [InlineData("1979-05-27", nameof(TomlMomentKind.LocalDate))]
    [InlineData("07:32:00", nameof(TomlMomentKind.LocalTime))]
    [InlineData("00:32:00.999999", nameof(TomlMomentKind.LocalTime))]
    [InlineData("0001-01-01T00:00:00+23:59", nameof(TomlMomentKind.OffsetDateTime))]
    [InlineData("9999-12-31T23:59:59.9999999-23:59", nameof(TomlMomentKind.OffsetDateTime))]
    public void Dates_and_times_have_four_kinds(string written, string kind)
    {
        Value<TomlMoment>(written).Kind.ToString().ShouldBe(kind);
        TomlText.Of(Value<TomlMoment>(written)).ShouldBe(written);
    }

    [Theory]
    [InlineData("1979-05-27 07:32:00z", "1979-05-27T07:32:00Z")]
    [InlineData("1979-05-27t07:32:00+00:00", "1979-05-27T07:32:00Z")]
    [InlineData("1979-05-27T07:32:00.12345678999Z", "1979-05-27T07:32:00.1234567Z")]
    [InlineData("2016-12-31T23:59:60Z", "2016-12-31T23:59:59.9999999Z")]
    [InlineData("2024-02-29", "2024-02-29")]
    public void A_moment_can_be_written_in_more_than_one_way(string written, string same) =>
        TomlText.Of(Value<TomlMoment>(written)).ShouldBe(same);

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void Booleans_are_in_lower_case(string written, bool value) => Value<TomlBoolean>(written).Value.ShouldBe(value);

    [Theory]
    [InlineData("[]", "[]")]
    [InlineData("[1, \"two\", 3.0, [true], {a = 1}]", "[1, \"two\", 3.0, [true], {a = 1}]")]
    [InlineData("[\n 1, # one\n\n 2\n , ]", "[1, 2]")]
    [InlineData("{}", "{}")]
    [InlineData("{ a.b = 1, \"c d\" = 'x' , a.e = [ ] }", "{a = {b = 1, e = []}, \"c d\" = \"x\"}")]
    public void Arrays_and_tables_can_be_values(string written, string same) => Toml.Read($"k = {written}").ShouldBe($"{{k = {same}}}");

    [Fact]
    public void Every_value_knows_its_place()
    {
        var table = Toml.Table("# é\nkey = [1,\n  \"🙂\", {inner = true}]\n[t]\n a.\"b\" = 2 # x\n");
        var array = (TomlArray)Get(table, "key");

        array.Place.ShouldBe(new(2, 7));
        array.Items.Select(item => item.Place).ShouldBe([new(2, 8), new(3, 3), new(3, 9)]);
        ((TomlTable)array.Items[2]).Entries.Single().Entry.Key.ShouldBe(new(3, 10));
        table.Entries.Select(entry => entry.Entry.Key).ShouldBe([new(2, 1), new(4, 2)]);
        ((TomlTable)Get((TomlTable)Get(table, "t"), "a")).Entries.Single().Entry.ShouldSatisfyAllConditions(
            entry => entry.Key.ShouldBe(new(5, 4)), entry => entry.Value.Place.ShouldBe(new(5, 10)));
    }

    private static T Value<T>(string written)
        where T : TomlValue => Get(Toml.Table($"key = {written}\n"), "key").ShouldBeOfType<T>();

    private static TomlValue Get(TomlTable table, string key) => table.TryGet(key, out var entry) ? entry.Value : throw new KeyNotFoundException(key);
}
