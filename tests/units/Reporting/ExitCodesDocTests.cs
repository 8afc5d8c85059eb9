using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Coro.Engine.Reporting;
using Coro.Engine.Stages;
using Coro.Tests.Reporting.Report;

namespace Coro.Tests.Reporting;

public sealed class ExitCodesDocTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Approved.Repository, "docs", "exit-codes.md"));

    [Fact]
    public void The_page_lists_exactly_the_exit_codes_that_there_are_with_their_words()
    {
        var listed = Regex.Matches(Page, @"^\| (\d+) \| `([a-z-]+)` \|", RegexOptions.Multiline)
            .Select(row => (int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture), row.Groups[2].Value));

        listed.ShouldBe(Enum.GetValues<ExitCode>().Select(code => ((int)code, code.ToSlug())));
    }

    [Fact]
    public void The_page_names_every_stage()
    {
        foreach (var stage in StageList.All)
            Page.ShouldContain($"{stage.Number} `{stage.Slug}`");
    }

    [Fact]
    public void The_page_explains_every_key_of_the_last_line()
    {
        var lines = Page.Split('\n').Where(line => line.StartsWith(Envelope.Prefix, StringComparison.Ordinal)).ToList();

        lines.Count.ShouldBe(2);
        foreach (var line in lines)
        {
            using var json = JsonDocument.Parse(line[Envelope.Prefix.Length..]);
            foreach (var key in json.RootElement.EnumerateObject())
                Page.ShouldContain(key.Name == "error" ? "`error.code`" : $"`{key.Name}`");
        }
    }

    [Fact]
    public void The_examples_have_the_keys_that_are_really_written()
    {
        var story = new Story().With(Story.Child("a"));
        var keys = new[] { ExitCode.Success, ExitCode.AwaitingInput }.Select(code => Keys(Envelope.Of(
            CampaignResults.Of(story.State, story.Context(), code, "setup", error: null, reportPath: null))));

        Page.Split('\n').Where(line => line.StartsWith(Envelope.Prefix, StringComparison.Ordinal)).Select(Keys).ShouldBe(keys);

        static string Keys(string line)
        {
            using var json = JsonDocument.Parse(line[Envelope.Prefix.Length..]);
            return string.Join(' ', json.RootElement.EnumerateObject().Select(key => key.Name));
        }
    }
}
