using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Coro.Module.Steps;

/// <summary>
/// The values of <c>$using:</c>: taken where the campaign is described, kept in its definition, and made again for each run of the script. So a
/// script sees the same whether the campaign has just been started or is resumed in another session.
/// </summary>
internal static class UsingValues
{
    private const int Depth = 16;

    /// <summary>Takes the values of a block's variables.</summary>
    /// <returns>Null: it has none.</returns>
    /// <exception cref="UsageException">A variable is not set, or its value cannot be kept.</exception>
    public static IReadOnlyDictionary<string, string>? Take(ScriptBlock block, SessionState caller)
    {
        Dictionary<string, string>? values = null;
        foreach (var used in ScriptFacts.Of(block.ToString()).Values)
        {
            if (values?.ContainsKey(used.Variable) == true)
                continue;
            if (caller.PSVariable.Get(used.Variable) is not { } variable)
            {
                if (used.IsNested)
                    continue;
                throw new UsageException($"The script uses $using:{used.Variable}, and there is no variable ${used.Variable} here. Set it first.");
            }

            if (Objection(variable.Value, Depth) is { } objection)
                throw new UsageException($"The value of $using:{used.Variable} cannot be kept with the campaign: {objection}.");
            (values ??= new(StringComparer.OrdinalIgnoreCase))[used.Variable] = Text(variable.Value);
        }

        return values;
    }

    /// <summary>Makes the values again, as PowerShell takes them with a script.</summary>
    /// <returns>Null: the script uses none.</returns>
    public static Hashtable? Make(IReadOnlyList<UsedValue> used, IReadOnlyDictionary<string, string>? values)
    {
        if (used.Count == 0 || values is null)
            return null;
        var made = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, text) in values)
            made[name] = text.StartsWith(StepDefinition.SerializedValue, StringComparison.Ordinal) ? PSSerializer.Deserialize(text) : text;
        var table = new Hashtable();
        foreach (var one in used)
        {
            if (made.TryGetValue(one.Variable, out var value))
                table[one.Key] = PartOf(one.Part, value);
        }

        return table;
    }

    // PowerShell lets a script take a variable, and of it members and elements that are named by constants.
    private static object? PartOf(ExpressionAst part, object? variable) => part switch
    {
        MemberExpressionAst { Member: StringConstantExpressionAst name } member => Member(PartOf(member.Expression, variable), name.Value),
        IndexExpressionAst index => Element(PartOf(index.Target, variable), index.Index.SafeGetValue()),
        _ => variable,
    };

    private static object? Member(object? value, string name) => (value is PSObject { BaseObject: IDictionary table } ? table : value) switch
    {
        null => null,
        IDictionary map when map.Contains(name) => map[name],
        _ => PSObject.AsPSObject(value).Properties[name]?.Value,
    };

    private static object? Element(object? value, object? index) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        IDictionary map => index is null ? null : map[index],
        IList list when LanguagePrimitives.TryConvertTo<int>(index, out var at) && (at = at < 0 ? at + list.Count : at) >= 0 && at < list.Count => list[at],
        string text when LanguagePrimitives.TryConvertTo<int>(index, out var at) && (at = at < 0 ? at + text.Length : at) >= 0 && at < text.Length => text[at],
        _ => null,
    };

    private static string Text(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        string text when !text.StartsWith(StepDefinition.SerializedValue, StringComparison.Ordinal) => text,
        Enum word => word.ToString(),
        _ => PSSerializer.Serialize(value, Depth),
    };

    // What comes back as something else than it was would be a surprise in the middle of a campaign.
    private static string? Objection(object? value, int depth)
    {
        var inner = value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : value;
        if (depth == 0)
            return $"it is nested deeper than {Depth} levels";
        switch (inner)
        {
            case null or string or char or bool or byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal
                or DateTime or TimeSpan or Guid or Uri or Version or Enum or byte[]:
                return null;
            case System.Security.SecureString or PSCredential:
                return "secrets are not written to disk; have the script fetch it, by a name that you pass";
            case ScriptBlock:
                return "it is a script block; put its text into the script, or into a module";
            case PSObject custom:
                return custom.Properties.Select(property => Objection(property.Value, depth - 1)).FirstOrDefault(objection => objection is not null);
            case IDictionary table when inner.GetType().Namespace is "System.Collections" or "System.Collections.Specialized" or "System.Collections.Generic":
                return table.Values.Cast<object?>().Select(item => Objection(item, depth - 1)).FirstOrDefault(objection => objection is not null);
            case Array or ArrayList or IList when inner.GetType().IsArray || inner is ArrayList || inner.GetType().Namespace == "System.Collections.Generic":
                return ((IEnumerable)inner).Cast<object?>().Select(item => Objection(item, depth - 1)).FirstOrDefault(objection => objection is not null);
            case FileSystemInfo:
                return $"it is a [{inner.GetType().FullName}]; pass its FullName";
            default:
                return $"it is a [{inner.GetType().FullName}], which does not come back from disk as it was; pass texts, numbers, or a [pscustomobject] of those";
        }
    }
}
