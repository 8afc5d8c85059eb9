using Coro.Engine.Loading;
using Coro.Tests.Support;

namespace Coro.Tests.Samples;

public class SampleBriefTests
{
    [Fact]
    public void The_brief_of_the_sample_loads()
    {
        var result = BriefLoader.Load(Repository.In("samples", "package-skills", "campaign-brief.yaml"));

        result.Diagnostics.ShouldBeEmpty();
        result.Require().Name.ShouldBe("package-skills");
    }
}
