namespace Coro.Engine.History;

/// <summary>Reads <see cref="ChildrenAdded"/> as <see cref="FrequentEvents"/> does the others. Children with steps of their own are left to the serializer.</summary>
internal static class AddedChildren
{
    private delegate bool Reader<T>(ref PlainJson json, out T item);

    /// <summary>The event, of which the kind was read already; null when it holds what only the serializer knows.</summary>
    public static ChildrenAdded? Read(ref PlainJson json)
    {
        IReadOnlyList<ChildDefinition>? children = null;
        string? by = null, why = null;
        while (json.Skip(",\""u8))
        {
            if (!json.Until((byte)'"', out var name) || !json.Skip(":"u8))
                return null;
            var read = name switch
            {
                _ when name.SequenceEqual("children"u8) => List<ChildDefinition>(ref json, Child, out children),
                _ when name.SequenceEqual("by"u8) => json.Text(out by),
                _ when name.SequenceEqual("why"u8) => json.Text(out why),
                _ => false,
            };
            if (!read)
                return null;
        }

        return json.Skip("}"u8) && json.AtEnd && children is not null ? new(children, by, why) : null;
    }

    // The serializer writes the name first.
    private static bool Child(ref PlainJson json, out ChildDefinition child)
    {
        child = null!;
        if (!json.Skip("{\"name\":"u8) || !json.Text(out var name))
            return false;
        string? repoUrl = null, lane = ChildDefinition.DefaultLane, pin = null, description = null;
        var tier = Tier.A;
        IReadOnlyList<Dependency> dependsOn = [];
        IReadOnlyList<string> locks = [];
        while (json.Skip(",\""u8))
        {
            if (!json.Until((byte)'"', out var member) || !json.Skip(":"u8))
                return false;
            var read = member switch
            {
                _ when member.SequenceEqual("repo_url"u8) => json.Text(out repoUrl),
                _ when member.SequenceEqual("tier"u8) => Letter(ref json, out tier),
                _ when member.SequenceEqual("lane"u8) => Lane(ref json, out lane),
                _ when member.SequenceEqual("pin"u8) => json.Text(out pin),
                _ when member.SequenceEqual("depends_on"u8) => List<Dependency>(ref json, Edge, out dependsOn),
                _ when member.SequenceEqual("locks"u8) => List<string>(ref json, Text, out locks),
                _ when member.SequenceEqual("description"u8) => json.Text(out description),
                _ => false,
            };
            if (!read)
                return false;
        }

        if (!json.Skip("}"u8))
            return false;
        child = new()
        {
            Name = name!,
            RepoUrl = repoUrl,
            Tier = tier,
            Lane = lane!,
            Pin = pin,
            DependsOn = dependsOn,
            Locks = locks,
            Description = description,
        };
        return true;
    }

    private static bool Edge(ref PlainJson json, out Dependency edge)
    {
        edge = null!;
        if (!json.Skip("{\"child\":"u8) || !json.Text(out var child))
            return false;
        var require = DependencyRequirement.Satisfied;
        if (json.Skip(",\"require\":"u8) && !json.Skip("\"satisfied\""u8))
        {
            if (!json.Skip("\"merged\""u8))
                return false;
            require = DependencyRequirement.Merged;
        }

        edge = new(child!, require);
        return json.Skip("}"u8);
    }

    private static bool Letter(ref PlainJson json, out Tier tier)
    {
        tier = Tier.A;
        if (json.Skip("\"A\""u8))
            return true;
        tier = Tier.B;
        return json.Skip("\"B\""u8);
    }

    // Nearly every child's is this one, and one text for all of them is enough.
    private static bool Lane(ref PlainJson json, out string? lane)
    {
        lane = ChildDefinition.DefaultLane;
        return json.Skip("\"standard\""u8) || json.Text(out lane);
    }

    private static bool Text(ref PlainJson json, out string text)
    {
        var read = json.Text(out var found);
        text = found!;
        return read;
    }

    private static bool List<T>(ref PlainJson json, Reader<T> reader, out IReadOnlyList<T> list)
    {
        list = [];
        if (json.Skip("[]"u8))
            return true;
        if (!json.Skip("["u8))
            return false;
        var items = new List<T>();
        list = items;
        do
        {
            if (!reader(ref json, out var item))
                return false;
            items.Add(item);
        }
        while (json.Skip(","u8));
        return json.Skip("]"u8);
    }
}
