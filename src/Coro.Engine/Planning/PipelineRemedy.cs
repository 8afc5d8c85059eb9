namespace Coro.Engine.Planning;

/// <summary>What to do about targets that no pipeline is for, where whoever named them could not have named one.</summary>
internal static class PipelineRemedy
{
    /// <summary>The end of a message, by tier.</summary>
    /// <param name="input">What brings no pipelines, for example "a manifest".</param>
    /// <param name="pipelinesIn">The file that can.</param>
    public static Func<Tier, string> For(string input, string pipelinesIn) => tier => $$"""
        {{input}} brings none, so put one into {{pipelinesIn}}, for example
        [[workflow.pipelines.{{tier}}.steps]]
        name = "build"
        run = ["./build.sh", "{child.name}"]
        """.ReplaceLineEndings("\n");
}
