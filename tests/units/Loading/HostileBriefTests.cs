using System.Text;
using Coro.Engine.Loading;
using Coro.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Coro.Tests.Loading;

public sealed class HostileBriefTests
{
    private const string Head = "campaign_name: x\npipelines: {default: [{name: s, run: [x]}]}\n";

    private const string Original = """
        campaign_name: payments-v2   # a comment
        workflow: skills
        targets:
          - {name: core, repo_url: "https://example.org/core.git", tier: A, pin: 2.10, depends_on: []}
          - name: api
            tier: B
            depends_on: [core, {child: schema, require: merged}]
            description: |
              Two
              lines
          - {name: schema, steps: [{name: only, shell: 'echo "hi"', env: {X: 1}}]}
        pipelines:
          default:
            - {name: AN, run: [claude, -p, "{kickoff}"], timeout: 1h30m, retries: 2}
        stages: {capstone: {run: [./stack.sh]}, export: {path: skills}}
        quality_gate: {hard: none, soft_target: 70.5}
        limits: {throttle: 8, lanes: {deep: 1}, max_cost_usd: 25.50, timeout: 2d, max_log_bytes: 64MB}
        persistent_facts:
          - >-
            folded
            text
          - "escaped \u00e9 \n"
        """;

    [Fact]
    public void Aliases_are_refused_so_that_laughs_stay_few()
    {
        var text = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n";

        Codes(text).ShouldBe(["unknown-key", "alias", "unknown-key", "alias", "alias", "alias", "unknown-key", "alias", "alias", "missing-key", "no-targets"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a: ", "}")]
    [InlineData("- ", "")]
    public void Depth_is_bounded(string open, string close)
    {
        var deep = "targets: " + (open == "- " ? "\n" : "") + string.Concat(Enumerable.Repeat(open, 10_000)) + "x" + string.Concat(Enumerable.Repeat(close, 10_000));

        var last = Load(Head + deep).Diagnostics[^1];
        last.Code.ShouldBe("yaml-syntax");
        last.Message.ShouldContain("64 levels");
    }

    [Fact]
    public void A_depth_of_64_is_read() =>
        Codes(Head + "targets: [{name: a, description: " + new string('[', 61) + new string(']', 61) + "}]").ShouldBe(["wrong-type"]);

    [Fact]
    public void A_scalar_of_a_megabyte_is_cut_in_messages()
    {
        var diagnostic = Load(Head + "targets: [{name: " + new string('x', 1 << 20) + "}]").Diagnostics.Single();

        diagnostic.Code.ShouldBe("invalid-name");
        diagnostic.Message.Length.ShouldBeLessThan(200);
    }

    [Fact]
    public void A_description_of_a_megabyte_is_fine() =>
        Load(Head + "targets: [{name: a, description: '" + new string('x', 1 << 20) + "'}]").Require()
            .Children[0].Description!.Length.ShouldBe(1 << 20);

    [Fact]
    public void A_NUL_does_not_end_the_file_in_silence()
    {
        var diagnostic = Load(Head + "targets: []\n\0\nworkflow: nonsense").Diagnostics.Single();

        (diagnostic.Code, diagnostic.Line, diagnostic.Column).ShouldBe(("control-character", 4, 1));
    }

    [Fact]
    public void A_NUL_behind_an_escape_is_found_as_well() =>
        Codes(Head + "targets: [{name: a, description: \"a\\0b\", repo_url: \"a\\0b\", pin: \"a\\u001bb\"}]")
            .ShouldBe(["control-character", "invalid-value", "invalid-value"]);

    [Fact]
    public void Tabs_as_indentation_are_named()
    {
        var diagnostic = Load("campaign_name: x\ntargets:\n\t- name: a\n").Diagnostics[^1];

        diagnostic.Code.ShouldBe("yaml-syntax");
        diagnostic.Line.ShouldBe(3);
        diagnostic.Message.ShouldContain("tabs");
    }

    [Theory]
    [InlineData("targets: [", "yaml-syntax", 3)]
    [InlineData("targets: \"a", "yaml-syntax", 3)]
    [InlineData("targets:\n  - name: a\n - name: b", "yaml-syntax", 5)]
    [InlineData("targets: %a", "yaml-syntax", 3)]
    [InlineData("targets: [{name: a, pin: \"\\q\"}]", "yaml-syntax", 3)]
    [InlineData("targets: [{name: a}]\n---\nx: 1", "several-documents", 4)]
    [InlineData("targets: [{name: a, pin: !!int 3}]", "tag", 3)]
    [InlineData("targets: [{name: a, pin: !custom 3}]", "tag", 3)]
    [InlineData("targets: [{name: &a a}]", "alias", 3)]
    [InlineData("targets: [{name: a, <<: {tier: A}}]", "unknown-key", 3)]
    [InlineData("targets: [{name: a, ? [x] : y}]", "wrong-type", 3)]
    [InlineData("targets: [{name: a, steps: [{name: s, run: [x, {kickoff}]}]}]", "wrong-type", 3)]
    public void What_is_not_read_is_told_with_its_line(string text, string code, int line)
    {
        var diagnostic = Load(Head + text).Diagnostics[^1];

        (diagnostic.Code, diagnostic.Line).ShouldBe((code, line));
        diagnostic.Message.ShouldNotContain("Idx");
    }

    [Theory]
    [InlineData(" : n")]
    [InlineData("targets:\n- : d")]
    [InlineData(": |\n  o\n *s")]
    public void A_mapping_that_begins_with_no_key_is_told_of(string text) =>
        Load(text).Diagnostics.ShouldContain(diagnostic => diagnostic.Code == "yaml-syntax" && diagnostic.Line > 0);

    [Theory]
    [InlineData("- a\n- b")]
    [InlineData("just text")]
    [InlineData("42")]
    public void A_brief_that_is_no_mapping_is_told_so(string text)
    {
        var diagnostic = Load(text).Diagnostics.Single();

        diagnostic.Message.ShouldStartWith("must be a mapping with keys such as campaign_name");
        diagnostic.Line.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n\n")]
    [InlineData("---\n")]
    [InlineData("~")]
    public void An_empty_brief_is_a_missing_one(string text) =>
        Should.Throw<MissingBriefException>(() => Load(text)).Message.ShouldContain("brief.yaml");

    [Fact]
    public void A_file_that_cannot_be_read_is_a_missing_brief_with_its_path()
    {
        using var folder = new TempFolder();

        foreach (var path in new[] { folder.In("none.yaml"), folder.In("no", "such"), folder.Path, folder.Write("empty.yaml", "") })
            Should.Throw<MissingBriefException>(() => BriefLoader.Load(path)).Message.ShouldContain(path);
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_told_with_their_place()
    {
        using var folder = new TempFolder();
        var path = folder.In("brief.yaml");
        File.WriteAllBytes(path, [.. "campaign_name: x\ntargets: é"u8, 0xE9, .. "\n"u8]);

        var diagnostic = BriefLoader.Load(path, "my.yaml").Diagnostics.Single();

        (diagnostic.File, diagnostic.Code, diagnostic.Line, diagnostic.Column).ShouldBe(("my.yaml", "invalid-utf8", 2, 11));
    }

    [Fact]
    public void Byte_order_marks_are_understood()
    {
        using var folder = new TempFolder();
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            var path = folder.In($"{encoding.WebName}.yaml");
            File.WriteAllText(path, Head + "targets: [{name: a, description: é}]", encoding);

            BriefLoader.Load(path).Require().Children[0].Description.ShouldBe("é");
        }
    }

    [Fact]
    public void A_file_beyond_64_MB_is_not_read()
    {
        using var folder = new TempFolder();
        var path = folder.In("large.yaml");
        using (var file = File.Create(path))
            file.SetLength(InputFile.MaxBytes + 1L);

        BriefLoader.Load(path).Diagnostics.Single().Code.ShouldBe("too-large");
    }

    [Fact]
    public void Problems_without_end_are_counted_and_not_listed()
    {
        var result = Load(Head + "targets:\n" + string.Concat(Enumerable.Repeat("- x\n", 12_000)));

        result.Diagnostics.Count.ShouldBe(10_001);
        result.Diagnostics[^1].Message.ShouldStartWith("2000 further problems");
    }

    [Fact]
    public void Whatever_is_done_to_a_brief_the_answer_is_a_result_or_a_missing_brief()
    {
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            try
            {
                var result = Load(Mutate(Original, seed));
                return (result.Definition is null) == (result.Diagnostics.Count > 0);
            }
            catch (MissingBriefException)
            {
                return true;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithQuietOnSuccess(true));
    }

    private static string Mutate(string text, int seed)
    {
        const string alphabet = "{}[]:,-#&*!|>'\"%@`?~ \n\t\\\0ab019\u0085\u2028\ufeff\ud800é";
        var random = new Random(seed);
        var mutated = new StringBuilder(text);
        for (var i = random.Next(1, 6); i > 0 && mutated.Length > 0; i--)
        {
            var at = random.Next(mutated.Length);
            switch (random.Next(4))
            {
                case 0: mutated[at] = alphabet[random.Next(alphabet.Length)]; break;
                case 1: mutated.Insert(at, alphabet[random.Next(alphabet.Length)]); break;
                case 2: mutated.Remove(at, random.Next(Math.Min(40, mutated.Length - at))); break;
                default: mutated.Insert(at, mutated.ToString(random.Next(at + 1), random.Next(Math.Min(40, mutated.Length - at)) / 2)); break;
            }
        }

        return mutated.ToString();
    }

    private static IEnumerable<string> Codes(string text) => Load(text).Diagnostics.Select(d => d.Code);

    private static LoadResult Load(string text) => BriefLoader.LoadText(text, "brief.yaml", "/briefs");
}
