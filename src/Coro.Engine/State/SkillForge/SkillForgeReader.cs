using Coro.Engine.Loading;

namespace Coro.Engine.State.SkillForge;

/// <summary>Reads a Skill Forge state. Paths in it stay as they are; who opens it knows what they start at.</summary>
internal sealed class SkillForgeReader(string text, Problems problems) : StateReader(text, problems)
{
    private static readonly KeySet RootKeys = new("campaign", "skills", "dependency_graph");
    private static readonly KeySet Graph = new("execution_order", "circular_deps_detected");

    protected override StateFormat Format => StateFormat.SkillForge;

    protected override KeySet Root => RootKeys;

    protected override string ChildrenKey => "skills";

    // The strategy stage fills it in.
    protected override bool IsOrdered => State.CurrentStage > 0;

    protected override void ReadKey(string key)
    {
        switch (key)
        {
            case "campaign": new SkillForgeCampaign(Yaml, State, Notes).Read(); break;
            case "skills": ReadChildren(new SkillForgeSkill(Yaml).Read); break;
            case "dependency_graph": ReadGraph(); break;
        }
    }

    private void ReadGraph() => Yaml.Mapping(Graph, [.. Graph.Keys], key =>
    {
        if (key == "execution_order")
            ExecutionOrder = Yaml.StrictTexts();
        else
            SaysCycle = Yaml.Bool() == true;
    });
}
