using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;
using System.Management.Automation.Language;
using Coro.Module.Steps;

namespace Coro.Module.Input;

/// <summary>
/// Reads steps as somebody at a prompt writes them: <c>@{ Build = { … }; Test = { … } }</c>, one block, several blocks, a command as an array of texts,
/// or what New-CampaignStep gives.
/// </summary>
/// <param name="cmdlet">Whose variables <c>$using:</c> means.</param>
internal sealed class StepInput(PSCmdlet cmdlet)
{
    /// <summary>Reads them.</summary>
    /// <exception cref="UsageException">Something is no step, or nobody can tell which comes first.</exception>
    public IReadOnlyList<StepDefinition> Read(object? given)
    {
        var steps = new List<StepDefinition>();
        Add(steps, given);
        return steps;
    }

    /// <summary>A step that is a script block.</summary>
    public StepDefinition Script(string name, ScriptBlock block) =>
        new() { Name = name, Script = block.ToString(), Using = UsingValues.Take(block, cmdlet.SessionState) };

    private void Add(List<StepDefinition> steps, object? given)
    {
        switch (given is PSObject wrapped ? wrapped.BaseObject : given)
        {
            case null: break;
            case StepDefinition step: steps.Add(step); break;
            case ScriptBlock block: steps.Add(Script($"Step{steps.Count + 1}", block)); break;
            case IDictionary table: AddTable(steps, table); break;
            case IEnumerable list and not string:
                foreach (var item in list)
                    Add(steps, item);
                break;
            case var other:
                throw new UsageException(
                    $"'{other}' is no step. Give a script block, @{{ Name = {{ … }} }}, or what New-CampaignStep gives.");
        }
    }

    private void AddTable(List<StepDefinition> steps, IDictionary table)
    {
        foreach (var (name, value) in InOrder(table))
        {
            steps.Add((value is PSObject wrapped ? wrapped.BaseObject : value) switch
            {
                ScriptBlock block => Script(name, block),
                StepDefinition step => step with { Name = name },
                string program => new() { Name = name, Run = [program] },
                IEnumerable list and not IDictionary => new() { Name = name, Run = [.. list.Cast<object>().Select(LanguagePrimitives.ConvertTo<string>)] },
                _ => throw new UsageException(
                    $"Step '{name}' is neither a script block, nor a command as an array of texts, nor what New-CampaignStep gives. Give one of them."),
            });
        }
    }

    // A hashtable has no order; but blocks have a place in the text that they were written in, and there the order is what the reader sees.
    private static List<(string Name, object? Value)> InOrder(IDictionary table)
    {
        var entries = table.Keys.Cast<object>().Select(key => (Name: key.ToString() ?? "", Value: table[key])).ToList();
        if (entries.Count < 2 || table is OrderedDictionary or not Hashtable)
            return entries;
        var blocks = entries.Select(entry => (entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value) as ScriptBlock).ToList();
        if (blocks.Contains(null) || blocks.Select(block => Root(block!.Ast)).Distinct().Count() > 1)
        {
            throw new UsageException(
                $"The steps {string.Join(", ", entries.Select(entry => entry.Name).Order(StringComparer.OrdinalIgnoreCase))} come in a hashtable, which has no order. Write [ordered]@{{ … }}.");
        }

        return [.. entries.Zip(blocks).OrderBy(pair => pair.Second!.Ast.Extent.StartOffset).Select(pair => pair.First)];
    }

    private static Ast Root(Ast ast)
    {
        while (ast.Parent is { } parent)
            ast = parent;
        return ast;
    }
}
