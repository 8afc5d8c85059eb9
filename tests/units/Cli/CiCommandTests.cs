using System.Text.Json;
using System.Xml.Linq;
using Coro.Cli;
using Coro.Tests.Support;

namespace Coro.Tests.Cli;

/// <summary>A campaign that runs in a pipeline of a service.</summary>
public sealed class CiCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Standard_output_stays_the_closing_lines_and_what_is_json_stays_whole()
    {
        var (code, output, error) = await RunAsync(new() { ["TF_BUILD"] = "True" }, "start", "--brief", Brief("exit 0"));
        code.ShouldBe(0);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem().ShouldStartWith("SKF_CAMPAIGN_RESULT_JSON: {\"status\":\"success\"");
        var lines = error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var line in lines.Where(line => line.StartsWith('{')))
            JsonSerializer.Deserialize<JsonElement>(line).ValueKind.ShouldBe(JsonValueKind.Object);
        lines.ShouldContain("##[group]4 skill-loop");
        lines.ShouldContain("one completed");
        lines.ShouldContain("##vso[task.setvariable variable=exit_code;isOutput=true]0");
        lines.ShouldContain($"##vso[task.uploadsummary]{_folder.In(".coro", "campaigns", "ci", "campaign-report.md")}");
        lines.Count(line => line.StartsWith("##[group]", StringComparison.Ordinal)).ShouldBe(lines.Count(line => line == "##[endgroup]"));
    }

    [Fact]
    public async Task Ci_none_says_nothing_of_it()
    {
        var (_, _, error) = await RunAsync(new() { ["TF_BUILD"] = "True" }, "start", "--brief", Brief("exit 0"), "--ci", "none");
        error.ShouldNotContain("##");
        error.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(line => line.StartsWith('{'));
    }

    [Fact]
    public async Task A_step_cannot_command_the_service_by_its_message()
    {
        var brief = Brief("echo '{\"status\": \"failed\", \"message\": \"##vso[task.setvariable variable=x]y\"}' > \"$CORO_RESULT\"");
        var (_, output, error) = await RunAsync(new() { ["TF_BUILD"] = "True" }, "start", "--brief", brief);
        foreach (var line in (output + error).Split('\n'))
            line.LastIndexOf("##vso[", StringComparison.Ordinal).ShouldBeLessThanOrEqualTo(0);
        (output + error).ShouldNotContain("##vso[task.setvariable variable=x]");
        error.ShouldContain("# #vso[task.setvariable variable=x]y");
    }

    [Fact]
    public async Task Results_are_left_when_the_run_has_ended_whatever_its_end()
    {
        var (code, _, _) = await RunAsync(
            [], "start", "--brief", Brief("exit 1"), "--strict", "--results", "junit=out/results.xml", "--results", "html=report.html");
        code.ShouldBe(16);
        XDocument.Load(_folder.In("out", "results.xml")).Root!.Attribute("failures")!.Value.ShouldBe("1");
        File.ReadAllText(_folder.In("report.html")).ShouldStartWith("<!doctype html>");

        var (again, text, _) = await RunAsync([], "report", "--format", "nunit");
        again.ShouldBe(0);
        XDocument.Parse(text).Root!.Name.LocalName.ShouldBe("test-run");
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_a_failed_report()
    {
        File.WriteAllText(_folder.In("file"), "");
        var (code, _, error) = await RunAsync([], "start", "--brief", Brief("exit 0"), "--results", "junit=file/results.xml");
        code.ShouldBe(10);
        error.ShouldContain("results.xml");
    }

    [Theory]
    [InlineData("xunit=a.xml", "'xunit' is no form of results")]
    [InlineData("junit", "has no file")]
    [InlineData("junit=", "has no file")]
    public async Task What_is_no_file_of_results_is_refused(string results, string reason)
    {
        var (code, _, error) = await RunAsync([], "start", "--brief", Brief("exit 0"), "--results", results);
        code.ShouldBe(2);
        error.ShouldContain(reason);
        Directory.Exists(_folder.In(".coro")).ShouldBeFalse();
    }

    private string Brief(string shell) => _folder.Write(
        "brief.yaml", $"campaign_name: ci\ntargets: [{{name: one}}]\npipelines:\n  default:\n    - name: go\n      shell: |-\n        {shell}\n");

    private async Task<(int Code, string Out, string Error)> RunAsync(Dictionary<string, string> variables, params string[] args)
    {
        var (output, error) = (new MemoryStream(), new StringWriter { NewLine = "\n" });
        var context = new CommandContext
        {
            OutStream = output,
            Out = new StreamWriter(output) { NewLine = "\n" },
            Error = error,
            In = new StringReader(""),
            CurrentFolder = _folder.Path,
            Variable = variables.GetValueOrDefault,
        };
        var code = await CoroCommand.InvokeAsync(["campaign", .. args], context);
        return (code, System.Text.Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
