namespace Coro.Engine.History;

/// <summary>Reads children as they are in <see cref="ChildrenAdded"/>, by hand.</summary>
internal static class PlainChildren
{
    public static ChildDefinition Child(ref PlainJson json)
    {
        json.Open();
        var child = new ChildDefinition
        {
            Name = json.Text("name"u8),
            RepoUrl = json.MaybeText("repo_url"u8),
            Tier = (Tier)json.Word("tier"u8, "A|B"u8),
            Lane = Shared(json.Text("lane"u8)),
            Pin = json.MaybeText("pin"u8),
            DependsOn = json.List<Dependency>("depends_on"u8, Edge),
            Locks = json.Texts("locks"u8),
            Description = json.MaybeText("description"u8),
            Tracker = json.MaybeObject<TrackerReference>("tracker"u8, Item),
            Steps = json.MaybeList<StepDefinition>("steps"u8, PlainSettings.Step),
        };
        json.Close();
        return child;
    }

    private static TrackerReference Item(ref PlainJson json)
    {
        json.Open();
        var item = new TrackerReference(json.Text("provider"u8), json.Text("key"u8), json.MaybeText("url"u8));
        json.Close();
        return item;
    }

    private static Dependency Edge(ref PlainJson json)
    {
        json.Open();
        var edge = new Dependency(json.Text("child"u8), (DependencyRequirement)json.Word("require"u8, "satisfied|merged"u8));
        json.Close();
        return edge;
    }

    // Nearly every child's is this one, and one text for all of them is enough.
    private static string Shared(string lane) => lane == ChildDefinition.DefaultLane ? ChildDefinition.DefaultLane : lane;
}
