using System.Text;

namespace Coro.Tests.Configuration.Toml;

public sealed class TomlPropertyTests
{
    private const string Document = """"
        # all there is
        title = "TOML \"x\" \u00e9" # comment
        'quoted key' = '''
        raw
        lines'''
        a.b."c d" = [1, 2.5, [true, 'x'], {y = 1979-05-27T07:32:00-08:00, z.z = 0xFF}]
        when = 1979-05-27 07:32:00
        [workflow]
        numbers = [
          1_000, # one
          -0.5e+3, inf,
        ]
        more = """
          folded \
          text ""quotes"" """
        [[workflow.steps]]
        name = "é🙂"
        [workflow.steps.env]
        X = "1"
        [[workflow.steps]]
        [a.e]
        """";

    [Fact]
    public void What_is_written_is_read_back_whatever_its_form()
    {
        for (var seed = 0; seed < 3_000; seed++)
        {
            var (text, same) = new RandomToml(seed).Make();
            Toml.Read(text).ShouldBe(same, $"seed {seed}:\n{text}");

            // What the engine itself writes is TOML as well.
            Toml.Read($"x = {same}").ShouldBe($"{{x = {same}}}", $"seed {seed}");
        }
    }

    [Fact]
    public void Whatever_is_done_to_a_document_it_is_read_or_its_problems_have_places()
    {
        Toml.Problems(Document).ShouldBeEmpty();
        for (var seed = 0; seed < 20_000; seed++)
        {
            var text = Mutate(Document, seed);
            foreach (var problem in Toml.Problems(text))
            {
                problem.Line.ShouldNotBeNull(text);
                problem.Column.ShouldNotBeNull(text);
            }
        }
    }

    [Fact]
    public void Cut_at_any_byte_a_document_is_read_or_its_problem_has_a_place()
    {
        var bytes = Encoding.UTF8.GetBytes(Document);
        var lines = Document.Count(c => c == '\n') + 1;
        for (var length = 0; length <= bytes.Length; length++)
        {
            var problems = new Engine.Loading.Problems(null);
            var table = Engine.Configuration.Toml.TomlReader.Read(bytes.AsSpan(0, length), problems);
            if (table is not null)
                continue;
            problems.Count.ShouldBe(1);
            problems.InOrder()[0].Line!.Value.ShouldBeInRange(1, lines);
        }
    }

    private static string Mutate(string text, int seed)
    {
        string[] pieces = ["\"", "'", "\"\"\"", "'''", "[", "]", "[[", "]]", "{", "}", ",", ".", "=", "#", "\n", "\r", "\r\n", "\\", "\\u", "\0", "\u007f", "é", "\ud83d", "-", "_", ":", "e", "0", "9", "inf", "a", "[a]\n", "[[a]]\n", "a.b = 1\n", "a = {}\n"];
        var random = new Random(seed);
        var mutated = new StringBuilder(text);
        for (var i = random.Next(1, 6); i > 0 && mutated.Length > 0; i--)
        {
            var at = random.Next(mutated.Length);
            switch (random.Next(4))
            {
                case 0: mutated[at] = pieces[random.Next(pieces.Length)][0]; break;
                case 1: mutated.Insert(at, pieces[random.Next(pieces.Length)]); break;
                case 2: mutated.Remove(at, random.Next(Math.Min(40, mutated.Length - at))); break;
                default: mutated.Insert(at, mutated.ToString(random.Next(at + 1), random.Next(Math.Min(40, mutated.Length - at)) / 2)); break;
            }
        }

        return mutated.ToString();
    }
}
