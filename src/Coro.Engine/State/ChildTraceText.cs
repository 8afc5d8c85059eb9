using System.Globalization;

namespace Coro.Engine.State;

/// <summary>What people and dead engines have left on a child, as part of its item of the state file.</summary>
internal static class ChildTraceText
{
    public static void Write(YamlText yaml, int indent, ChildState child)
    {
        if (child.Deferred is { } deferred)
        {
            Heading(yaml, indent, "deferred");
            yaml.Line(indent + 2, "until", deferred.Until);
            yaml.Bare(indent + 2, "after", Words.Of(deferred.After));
        }

        if (child.Decision is { } decision)
        {
            Heading(yaml, indent, "decision");
            yaml.Bare(indent + 2, "what", Words.Of(decision.What));
            Who(yaml, indent + 2, decision.By, decision.Why, decision.At);
        }

        if (child.Added is { } added)
        {
            Heading(yaml, indent, "added");
            Who(yaml, indent + 2, added.By, added.Why, added.At);
        }

        if (child.Leftovers.Count == 0)
            return;
        Heading(yaml, indent, "leftovers");
        foreach (var left in child.Leftovers)
            Leftover(yaml, indent + 4, left);
    }

    private static void Heading(YamlText yaml, int indent, string key)
    {
        yaml.Key(indent, key);
        yaml.EndLine();
    }

    private static void Who(YamlText yaml, int indent, string by, string? why, DateTimeOffset at)
    {
        yaml.Line(indent, "by", by);
        if (why is not null)
            yaml.Line(indent, "why", why);
        yaml.Line(indent, "at", at);
    }

    private static void Leftover(YamlText yaml, int indent, LeftoverTry left)
    {
        yaml.Key(indent, "attempt", first: true);
        yaml.Raw(string.Create(CultureInfo.InvariantCulture, $" {left.Attempt}\n"));
        yaml.Line(indent, "step", left.Step);
        yaml.Line(indent, "try", left.Try);
        if (left.Batch is { } batch)
            yaml.Line(indent, "batch", batch);
        if (left.Process is { } process)
            ChildText.Process(yaml, indent, process);
    }
}
