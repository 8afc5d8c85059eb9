using Coro.Engine.Templates;
using Coro.Tests.Support;

namespace Coro.Tests.Templates;

public sealed class TemplateSourceTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TemplateSource _source = new("kickoff template", "none.md", ["pin"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_read_and_parsed()
    {
        var template = _source.Read(_folder.Write("own.md", "pin: {{pin}}"), out var problems);

        problems.ShouldBeEmpty();
        template!.Render(_ => "2.1").ShouldBe("pin: 2.1");
    }

    [Fact]
    public void What_is_wrong_with_a_file_is_told_by_its_path()
    {
        var path = _folder.Write("own.md", "\n{{pim}}");

        _source.Read(path, out var problems).ShouldBeNull();

        problems.Single().ToString().ShouldStartWith($"{path}(2,1): there is no placeholder '{{{{pim}}}}'; did you mean '{{{{pin}}}}'?");
    }

    [Fact]
    public void A_file_that_is_absent_or_no_text_is_a_problem_and_no_exception()
    {
        _source.Read(_folder.In("gone.md"), out var absent).ShouldBeNull();
        absent.Single().Code.ShouldBe("missing-file");
        absent.Single().Message.ShouldContain("kickoff template");

        File.WriteAllBytes(_folder.In("binary.md"), [0x41, 0xff, 0x42]);
        _source.Read(_folder.In("binary.md"), out var binary).ShouldBeNull();
        binary.Single().Code.ShouldBe("invalid-utf8");
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused()
    {
        _source.Read(_folder.Write("own.md", new string('x', 4 * Template.LongestText + 1)), out var problems).ShouldBeNull();

        problems.Single().Message.ShouldBe("the kickoff template is larger than 4MB; make it smaller");
    }
}
