using System.Management.Automation.Language;

namespace Coro.Module.Steps;

/// <summary>A value that a script takes with <c>$using:</c>.</summary>
/// <param name="Variable">The variable's name.</param>
/// <param name="Part">What of it, for example <c>list[2]</c> or <c>object.Name</c>: the variable itself, a member or an element.</param>
/// <param name="Key">By what PowerShell looks it up.</param>
/// <param name="IsNested">Whether it stands in a block inside of the script, where it may mean a variable of the script itself.</param>
internal sealed record UsedValue(string Variable, ExpressionAst Part, string Key, bool IsNested);
