using System.Xml.Linq;
using Coro.Engine.Reporting.TestResults;
using Demo = Coro.Tests.Cli.Samples;

namespace Coro.Tests.Reporting.TestResults;

public sealed class TestResultsTests
{
    private static readonly IReadOnlyList<TestSuite> Suites = TestSuites.Of(Demo.Overview);

    [Fact]
    public void Only_what_is_completed_has_passed() => Cases("payments-v2.children").ShouldBe(
        ["core Passed ", "api Failed failed: exit code 1\u001b[2J", "web Skipped active: no reason given", "docs Skipped pending: waits for api (failed)"]);

    [Fact]
    public void Judged_results_and_gates_that_wait_are_tests_of_their_own() =>
        Cases("payments-v2.gates").ShouldBe(["quality:core Passed ", "export Failed Write 1 skill? (export, cancel)"]);

    [Fact]
    public void Stages_that_answered_are_tests() =>
        Cases("payments-v2.stages").ShouldBe(["capstone Passed ", "verify Failed timed out: too slow"]);

    [Fact]
    public void JUnit_reads_like_this()
    {
        var xml = XDocument.Parse(JUnitXml.Write(Suites, Demo.Campaign)).Root!;
        xml.Name.LocalName.ShouldBe("testsuites");
        Attributes(xml).ShouldBe("name=payments-v2 tests=8 failures=3 errors=0 skipped=2 time=61.000");
        Attributes(xml.Elements("testsuite").First()).ShouldBe(
            "name=payments-v2.children tests=4 failures=1 errors=0 skipped=2 time=61.000 timestamp=2026-03-01T09:00:00");
        var failure = xml.Descendants("failure").First();
        Attributes(failure).ShouldBe("type=step-failed message=failed: exit code 1[2J");
        xml.Descendants("skipped").Last().Attribute("message")!.Value.ShouldBe("pending: waits for api (failed)");
        Attributes(xml.Descendants("property").First(property => property.Attribute("name")!.Value == "quality_score")).ShouldBe("name=quality_score value=85.5");
    }

    [Fact]
    public void NUnit_reads_like_this()
    {
        var xml = XDocument.Parse(NUnitXml.Write(Suites, Demo.Campaign)).Root!;
        Attributes(xml).ShouldBe(
            "id=0 name=payments-v2 testcasecount=8 result=Failed total=8 passed=3 failed=3 inconclusive=0 skipped=2 "
            + "start-time=2026-03-01 09:00:00Z end-time=2026-03-01 09:04:59Z duration=299.500");
        xml.Elements("test-suite").Select(suite => suite.Attribute("result")!.Value).ShouldBe(["Failed", "Failed", "Failed"]);
        Attributes(xml.Descendants("test-case").First()).ShouldBe(
            "id=2 name=core fullname=payments-v2.children.core classname=payments-v2.children runstate=Runnable result=Passed "
            + "start-time=2026-03-01 09:00:00Z end-time=2026-03-01 09:01:01Z duration=61.000");
        xml.Descendants("failure").First().Element("message")!.Value.ShouldBe("failed: exit code 1[2J");
        xml.Descendants("test-case").Select(one => one.Attribute("id")!.Value).ShouldBeUnique();
    }

    [Fact]
    public void Whatever_a_step_writes_the_xml_is_well_formed()
    {
        var child = Demo.Overview.Children[1] with { Message = "\0\u0001]]>&<\ud800 \uffff \"'" };
        var suites = TestSuites.Of(Demo.Overview with { Children = [child] });
        XDocument.Parse(JUnitXml.Write(suites, Demo.Campaign)).Descendants("failure").First().Attribute("message")!.Value.ShouldBe("failed: ]]>&<  \"'");
        XDocument.Parse(NUnitXml.Write(suites, Demo.Campaign)).Root.ShouldNotBeNull();
    }

    private static IEnumerable<string> Cases(string suite) =>
        Suites.Single(one => one.Name == suite).Cases.Select(one => $"{one.Name} {one.Outcome} {one.Message}");

    private static string Attributes(XElement element) => string.Join(' ', element.Attributes().Select(one => $"{one.Name}={one.Value}"));
}
