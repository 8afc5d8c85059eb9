using System.Globalization;
using System.Text;
using Coro.Engine.Loading;
using Coro.Engine.State;
using Coro.Tests.State;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Coro.Tests.Loading;

/// <summary>Holds the quick parser against the library's: whatever the text, they have to tell the same.</summary>
public sealed class QuickParserTests
{
    private const string Characters = "\n\n  --:::#'\"[]{},\\|>&*!%@`?~.0123456789xuntA\t\r\u0085\u2028\uFEFFé🙂";

    [Theory]
    [InlineData("a: 1\n")]
    [InlineData("a: 1")]
    [InlineData("# c\n\na: 1 # c\n# c\nb:\n# c\n\n  - x\n  - y: 1\n    z: 2\n\n\n")]
    [InlineData("a:\n- x\n- y: 1\n  z:\n  - 1\nb: 2\n")]
    [InlineData("a:\n  b:\n    c: d\ne: f\n")]
    [InlineData("a: [x, 'y z', \"q\\n\\u00e9\\\"\\\\\", [1, {k: v, l: [ ]}]]\nb: []\nc: {}\n")]
    [InlineData("a: 'it''s'\nb: \"\\x41 \\/\"\n")]
    [InlineData("a: https://example.org:80/x#y\nb: 12:30:00\nc: \"x: y\" # c\n")]
    [InlineData("a: one\n  two\nb: 1\n")]
    [InlineData("a: |\n  one\n  two\nb: >-\n  x\n")]
    [InlineData("a:\nb:\n")]
    [InlineData("a: 1\r\nb:\r\n  - x\r\n")]
    [InlineData("a: 1\rb: 2\n")]
    [InlineData("a: \"x\u0085y\"\nb: 'x\u2028y'\n")]
    [InlineData("---\na: 1\n...\n")]
    [InlineData("a: 1\n---\nb: 2\n")]
    [InlineData("- a\n- b\n")]
    [InlineData("a:\n  - - x\n    - y\n  -\n  - z\n")]
    [InlineData("a: -1\nb: - 1\n")]
    [InlineData("a: &x 1\nb: *x\nc: !t 2\n")]
    [InlineData("a: [x,\n  y]\n")]
    [InlineData("a: [x, ]\nb: [,]\nc: [x y, z]\nd: {x: 1, y}\ne: [x: 1]\n")]
    [InlineData("a: b: c\n")]
    [InlineData("a:\n   - x\n  - y\n")]
    [InlineData("a: 1\n  b: 2\n")]
    [InlineData("  a: 1\n")]
    [InlineData("a: 1\n b: 2\n")]
    [InlineData("a: ~\n~: x\nb: null\n")]
    [InlineData("a:\n  - x\n  y: 1\n")]
    [InlineData("")]
    [InlineData("# only this\n")]
    [InlineData("a\n")]
    [InlineData("a: \"never closed\nb: 1\n")]
    public void Both_parsers_give_the_same_events(string text) => Same(text);

    [Fact]
    public void Both_parsers_give_the_same_events_for_state_files()
    {
        for (var seed = 0; seed < 40; seed++)
            Same(Text(seed));
    }

    [Fact]
    public void Both_parsers_give_the_same_events_whatever_is_changed()
    {
        var random = new Random(7);
        for (var i = 0; i < 1500; i++)
        {
            var text = new StringBuilder(Text(i % 20));
            for (var edits = random.Next(1, 4); edits > 0; edits--)
            {
                var at = random.Next(text.Length);
                if (random.Next(3) == 0)
                    text.Remove(at, Math.Min(random.Next(1, 5), text.Length - at));
                else
                    text.Insert(at, Characters[random.Next(Characters.Length)]);
            }

            Same(text.ToString());
        }
    }

    [Fact]
    public void Brackets_without_end_do_not_end_the_process() => Same("a: " + new string('[', 2000) + "\n");

    private static string Text(int seed) => Encoding.UTF8.GetString(CheckpointCodec.Write(RandomHistory.Of(seed).State));

    private static void Same(string text)
    {
        var (quick, library) = (Events(new QuickParser(text)), Events(new Parser(new StringReader(text))));
        if (quick != library)
            quick.ShouldBe(library, text);
    }

    private static string Events(IParser parser)
    {
        var told = new StringBuilder();
        try
        {
            while (parser.MoveNext())
                told.Append(Tell(parser.Current!)).Append('\n');
        }
        catch (Exception e)
        {
            told.Append(e.Message);
        }

        return told.ToString();
    }

    private static string Tell(ParsingEvent happened)
    {
        var place = happened is NodeEvent ? $" {happened.Start.Line},{happened.Start.Column}" : "";
        var said = happened switch
        {
            Scalar scalar => $"{scalar.Style} {scalar.Anchor} {scalar.Tag} '{scalar.Value}'",
            MappingStart mapping => $"{mapping.Style}",
            SequenceStart list => $"{list.Style}",
            _ => "",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{happened.GetType().Name}{place} {said}");
    }
}
