using System.Text;
using Coro.Engine.Steps.Secrets;

namespace Coro.Tests.Steps.Secrets;

/// <summary>Values that nobody may see, in texts and in what passes by.</summary>
public sealed class SecretMaskTests
{
    [Theory]
    [InlineData("the token is hunter2.", "the token is ***.")]
    [InlineData("hunter2hunter2", "******")]
    [InlineData("hunter", "hunter")]
    [InlineData("hunhunter2", "hun***")]
    [InlineData("hunter22 and hunter2", "*** and ***")]
    [InlineData("über-geheim, ganz", "***, ganz")]
    [InlineData("", "")]
    public void A_value_is_hidden_wherever_it_stands(string text, string expected) =>
        new SecretMask(["hunter2", "hunter22", "über-geheim"]).Apply(text).ShouldBe(expected);

    [Theory]
    [InlineData("""{"message": "pa\"ss\\word"}""", """{"message": "***"}""")]
    [InlineData("""{"message": "pa\u0022ss\\word"}""", """{"message": "***"}""")]
    [InlineData("""pa"ss\word""", "***")]
    public void One_with_quotes_is_hidden_as_JSON_writes_it_too(string text, string expected) =>
        new SecretMask(["""pa"ss\word"""]).Apply(text).ShouldBe(expected);

    [Fact]
    public void Each_line_of_a_key_is_hidden_but_not_what_is_in_every_text()
    {
        var mask = new SecretMask(["-----BEGIN-----\nabcdefgh\n}\n-----END-----\n"]);
        mask.Apply("see abcdefgh }").ShouldBe("see *** }");
        mask.Apply("-----BEGIN-----\r\nabcdefgh").ShouldBe("***\r\n***");
    }

    [Fact]
    public void An_empty_value_hides_nothing()
    {
        new SecretMask(["", " "]).Apply("a b").ShouldBe("a***b", "a blank is a value like any other");
        new SecretMask([""]).IsEmpty.ShouldBeTrue();
        SecretMask.None.Apply("a b").ShouldBe("a b");
    }

    [Fact]
    public void However_a_stream_is_cut_the_same_is_hidden()
    {
        var mask = new SecretMask(["hunter2", "hunter22", "2hunt", "e"]);
        var text = Encoding.UTF8.GetBytes("hunter hunter2 hunter22hunter2hunt x huntehunter2 hunte");
        var expected = Encoding.UTF8.GetString(mask.Apply(text).Span);
        expected.ShouldNotContain("hunter2");
        for (var first = 0; first <= text.Length; first++)
        {
            for (var second = first; second <= text.Length; second++)
                InPieces(mask, text[..first], text[first..second], text[second..]).ShouldBe(expected);
        }
    }

    [Fact]
    public void No_value_of_any_kind_comes_through_in_any_pieces()
    {
        var random = new Random(20261129);
        for (var round = 0; round < 2000; round++)
        {
            var values = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Letters(random, random.Next(1, 6))).ToList();
            var text = Encoding.UTF8.GetBytes(Letters(random, random.Next(0, 40)));
            var mask = new SecretMask(values);
            var whole = Encoding.UTF8.GetString(mask.Apply(text).Span);
            var cut = random.Next(0, text.Length + 1);
            InPieces(mask, text[..cut], text[cut..]).ShouldBe(whole, $"round {round}");

            // What two values that overlap leave of each other is no value by itself.
            foreach (var value in values)
                whole.ShouldNotContain(value, Case.Sensitive, $"round {round}");
        }
    }

    private static string InPieces(SecretMask mask, params byte[][] pieces)
    {
        var filter = new SecretFilter(mask);
        var shown = new List<byte>();
        foreach (var piece in pieces)
            shown.AddRange(filter.Next(piece).ToArray());
        shown.AddRange(filter.End().ToArray());
        return Encoding.UTF8.GetString([.. shown]);
    }

    private static string Letters(Random random, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => (char)('a' + random.Next(2))));
}
