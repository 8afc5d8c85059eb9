using System.Collections.Concurrent;
using System.Management.Automation.Language;
using System.Text;

namespace Coro.Module.Steps;

/// <summary>What can be told of a script by reading it.</summary>
internal sealed class ScriptFacts
{
    private const int MostKept = 1000;

    private static readonly ConcurrentDictionary<string, ScriptFacts> Known = new(StringComparer.Ordinal);

    // What they do stays in the session, whatever scope they are called from.
    private static readonly HashSet<string> Lasting = new(StringComparer.OrdinalIgnoreCase)
    {
        "Import-Module", "ipmo", "Set-Alias", "sal", "New-Alias", "nal", "Set-PSBreakpoint", "sbp", "Register-EngineEvent", "Register-ObjectEvent",
        "Update-TypeData", "Update-FormatData", "New-PSDrive", "ndr", "mount",
    };

    private ScriptFacts(string script)
    {
        var ast = Parser.ParseInput(script, out _, out var errors);
        Problems = [.. errors.Select(error => $"line {error.Extent.StartLineNumber}, column {error.Extent.StartColumnNumber}: {error.Message}")];
        if (errors.Length > 0)
            return;
        Values = [.. ast.FindAll(node => node is UsingExpressionAst, searchNestedScriptBlocks: true).Cast<UsingExpressionAst>().Select(Value).DistinctBy(used => (used.Key, used.IsNested))];
        CallsSomething = ast.Find(
            node => node is CommandAst or InvokeMemberExpressionAst or TypeExpressionAst || node is VariableExpressionAst variable && IsGlobal(variable),
            searchNestedScriptBlocks: true) is not null;
        LeavesTraces = ast.Find(
            node => node is FunctionDefinitionAst function && function.Name.Contains(':', StringComparison.Ordinal)
                || node is CommandAst command && Lasting.Contains(command.GetCommandName() ?? "")
                || node is UsingStatementAst,
            searchNestedScriptBlocks: true) is not null;
    }

    /// <summary>Why it does not parse, one line for each reason; empty: it does.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>The values that it takes with <c>$using:</c>.</summary>
    public IReadOnlyList<UsedValue> Values { get; } = [];

    /// <summary>Whether it calls anything, and may so change more than the variables of its own scope.</summary>
    public bool CallsSomething { get; }

    /// <summary>Whether it does what a reset of the variables does not undo.</summary>
    public bool LeavesTraces { get; }

    /// <summary>Reads a script; the same one only once.</summary>
    public static ScriptFacts Of(string script)
    {
        if (Known.TryGetValue(script, out var facts))
            return facts;
        if (Known.Count >= MostKept)
            Known.Clear();
        return Known.GetOrAdd(script, static text => new(text));
    }

    private static bool IsGlobal(VariableExpressionAst variable) => variable.VariablePath.IsGlobal || variable.VariablePath.IsScript;

    private static UsedValue Value(UsingExpressionAst used)
    {
        var nested = false;
        for (var parent = used.Parent; parent is not null; parent = parent.Parent)
            nested |= parent is ScriptBlockExpressionAst;
        var text = used.ToString();
        var path = UsingExpressionAst.ExtractUsingVariable(used).VariablePath.UserPath;

        // By this, PowerShell looks values up that it is handed with a script.
        var key = Convert.ToBase64String(Encoding.Unicode.GetBytes(used.SubExpression is VariableExpressionAst ? text.ToLowerInvariant() : text));
        return new(path, used.SubExpression, key, nested);
    }
}
