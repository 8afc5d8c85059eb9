using System.Globalization;
using System.Text;
using Coro.Engine;

namespace Coro.Tests.Fuzz;

/// <summary>
/// Bad input for every reader, made of real files: CORO_FUZZ=200000 gives each so many, CORO_FUZZ_SEED=17 begins with that seed. Whatever is
/// read, nothing but an error of Coro's own may come of it, soon, and without taking all memory.
/// </summary>
[Collection("Fuzz")]
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Usual = 1000;

    private static readonly int Count = Number("CORO_FUZZ") ?? Usual;
    private static readonly int Seed = Number("CORO_FUZZ_SEED") ?? 1;

    public static TheoryData<string> Readers => [.. FuzzReaders.All.Keys];

    [Theory]
    [MemberData(nameof(Readers))]
    public void Nothing_but_an_error_of_ours_comes_of_bad_input(string what)
    {
        var reader = FuzzReaders.All[what]();
        reader.Read(reader.Good.Select((good, i) => ($"good input {i}", good)));

        var slowest = reader.Read(Enumerable.Range(Seed, Count).Select(seed =>
        {
            var random = new Random(seed);
            return ($"CORO_FUZZ_SEED={seed}", Mutator.Mutate(random, reader.Good[random.Next(reader.Good.Count)], reader.Good));
        }));

        output.WriteLine($"{what}: {Count} inputs, the slowest took {slowest.TotalMilliseconds:0} ms");
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public void A_megabyte_of_anything_is_read_or_refused(string what)
    {
        var reader = FuzzReaders.All[what]();
        foreach (var (name, content) in Megabytes(reader))
        {
            var took = reader.Read([(name, content)]);
            if (took > TimeSpan.FromSeconds(1))
                output.WriteLine($"{what}, {name}: {took.TotalMilliseconds:0} ms");
        }
    }

    private static IEnumerable<(string Name, byte[] Content)> Megabytes(FuzzReader reader)
    {
        string[] patterns =
        [
            "[", "{", "(", "\"", "a", "0", " ", "\n", "\0", "- ", "a: ", "a:\n ", "{a: ", "[a, ", "#", "# x\n", "&a [*a], ", "\\", "\\u0041", "=", "a = 1\n",
            "[[a]]\n", "[a]\n", "a.", ",", ";", "x,,A\n", "x,,A;y,z\n", "{\"a\":", "\"a\",", "- [ ] x\n", "## Skip List\n- x\n", "\r", "\u00e9",
        ];
        foreach (var pattern in patterns)
            yield return ($"1 MB of {Shown.Quote(pattern)}", Fill([], Encoding.UTF8.GetBytes(pattern)));
        yield return ("1 MB of 0xFF", Fill([], [0xFF]));
        foreach (var good in reader.Good.Take(2))
        {
            yield return ("good input again and again", Fill([], good));
            yield return ("good input, and a megabyte of its last line", Fill(good, LastLine(good)));
        }
    }

    private static byte[] LastLine(byte[] text)
    {
        var lines = Encoding.Latin1.GetString(text).TrimEnd('\n').Split('\n');
        return Encoding.Latin1.GetBytes(lines[^1] + "\n");
    }

    private static byte[] Fill(byte[] start, byte[] pattern)
    {
        var content = new byte[Mutator.Longest];
        start.AsSpan(0, Math.Min(start.Length, content.Length)).CopyTo(content);
        for (var at = start.Length; at < content.Length; at += pattern.Length)
            pattern.AsSpan(0, Math.Min(pattern.Length, content.Length - at)).CopyTo(content.AsSpan(at));
        return content;
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
