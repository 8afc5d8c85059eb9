namespace Coro.Tests;

public sealed class NamesTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("_x")]
    [InlineData("System.CommandLine")]
    [InlineData("payments-v2")]
    [InlineData("console")]
    public void Ordinary_names_are_allowed(string name) => Names.IsValid(name, out _).ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("../x")]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData("-rf")]
    [InlineData(".hidden")]
    [InlineData("ends.")]
    [InlineData("con")]
    [InlineData("NUL.txt")]
    [InlineData("com1")]
    [InlineData("naïve")]
    [InlineData("tab\there")]
    public void Names_that_could_do_harm_as_a_path_are_refused(string? name)
    {
        Names.IsValid(name, out var reason).ShouldBeFalse();
        reason.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public void A_name_has_at_most_64_characters()
    {
        Names.IsValid(new string('x', 64), out _).ShouldBeTrue();
        Names.IsValid(new string('x', 65), out var reason).ShouldBeFalse();
        reason.ShouldContain("65");
    }
}
