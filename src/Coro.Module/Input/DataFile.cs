using System.Globalization;
using System.Management.Automation.Language;
using Coro.Engine.Loading.Data;

namespace Coro.Module.Input;

/// <summary>
/// Reads a PowerShell data file (.psd1) as Import-PowerShellDataFile does: it is parsed, and nothing in it is ever run. A script block in it is the text of a
/// script, to be run as a step.
/// </summary>
internal sealed class DataFile
{
    private const long LargestFile = 64 << 20;

    private readonly List<Diagnostic> _problems = [];
    private readonly string _shown;

    private DataFile(string shown) => _shown = shown;

    /// <summary>Everything that is wrong with it as a data file.</summary>
    public IReadOnlyList<Diagnostic> Problems => _problems;

    /// <summary>What it says; empty where it cannot be told.</summary>
    public DataValue Document { get; private set; } = new DataMap([], 1, 1);

    /// <summary>Reads one.</summary>
    /// <param name="path">Where it is; absolute.</param>
    /// <param name="shown">How the user named it, for messages.</param>
    /// <exception cref="MissingBriefException">It is absent, unreadable or empty.</exception>
    public static DataFile Read(string path, string shown)
    {
        var file = new DataFile(shown);
        var text = Text(path, shown);
        if (string.IsNullOrWhiteSpace(text))
            throw new MissingBriefException($"The brief '{shown}' is empty. It needs at least campaign_name and targets.");
        var ast = Parser.ParseInput(text, path, out _, out var errors);
        foreach (var error in errors)
            file.Report(error.Extent, "psd1-syntax", error.Message);
        if (errors.Length == 0)
            file.Document = file.Root(ast);
        return file;
    }

    private static string Text(string path, string shown)
    {
        try
        {
            return new FileInfo(path).Length <= LargestFile
                ? File.ReadAllText(path)
                : throw new MissingBriefException($"The brief '{shown}' is larger than {LargestFile >> 20} MB. Split the campaign.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new MissingBriefException($"The brief '{shown}' does not exist. Check its path.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MissingBriefException($"The brief '{shown}' cannot be read: {e.Message} Check its path and permissions.", e);
        }
    }

    private DataValue Root(ScriptBlockAst ast)
    {
        if (ast is { ParamBlock: null, BeginBlock: null, ProcessBlock: null, DynamicParamBlock: null }
            && ast.EndBlock?.Statements is [PipelineAst { PipelineElements: [CommandExpressionAst { Expression: HashtableAst table }] }])
            return Value(table);
        Report(ast.Extent, "not-data", "must be one hashtable and nothing else: @{ campaign_name = 'x'; targets = @(…) }");
        return Document;
    }

    private DataValue Value(Ast ast)
    {
        var (line, column) = (ast.Extent.StartLineNumber, ast.Extent.StartColumnNumber);
        switch (ast)
        {
            case PipelineAst { PipelineElements: [CommandExpressionAst element] }: return Value(element.Expression);
            case CommandExpressionAst { Redirections.Count: 0 } element: return Value(element.Expression);
            case ParenExpressionAst paren: return Value(paren.Pipeline);
            case HashtableAst table:
                return new DataMap([.. table.KeyValuePairs.Select(pair => (Key(pair.Item1), Value(pair.Item2)))], line, column);
            case ArrayLiteralAst list: return new DataList([.. list.Elements.Select(Value)], line, column);
            case ArrayExpressionAst list: return new DataList([.. list.SubExpression.Statements.SelectMany(Items)], line, column);
            case ScriptBlockExpressionAst block: return new DataText(block.ScriptBlock.Extent.Text[1..^1], line, column);
            case StringConstantExpressionAst text: return new DataText(text.Value, line, column);
            default: return Constant(ast, line, column);
        }
    }

    private IEnumerable<DataValue> Items(StatementAst statement) => Value(statement) is var value && value is DataList list && !IsArrayExpression(statement)
        ? list.Items
        : [value];

    // @(1, 2) has two items, and @(@(1, 2), 3) another list in it.
    private static bool IsArrayExpression(StatementAst statement) =>
        statement is PipelineAst { PipelineElements: [CommandExpressionAst { Expression: ArrayExpressionAst }] };

    private DataText Key(ExpressionAst key)
    {
        var (line, column) = (key.Extent.StartLineNumber, key.Extent.StartColumnNumber);
        return new(key is StringConstantExpressionAst text ? text.Value : key.Extent.Text, line, column);
    }

    private DataWord Constant(Ast ast, int line, int column)
    {
        object? value;
        try
        {
            value = ast is ExpressionAst expression ? expression.SafeGetValue() : throw new InvalidOperationException();
        }
        catch (Exception e) when (e is InvalidOperationException or System.Management.Automation.RuntimeException)
        {
            Report(ast.Extent, "not-data", $"'{Beginning(ast.Extent.Text)}' is not data: only texts, numbers, $true, $false, $null, arrays, hashtables and script blocks may be in a brief");
            return new("null", line, column);
        }

        // As it is written, since 2.10 is another version than 2.1.
        var written = ast.Extent.Text;
        return new(
            value switch
            {
                null => "null",
                bool truth => truth ? "true" : "false",
                _ when decimal.TryParse(written, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) => written,
                IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
                _ => value.ToString() ?? "",
            },
            line, column);
    }

    private void Report(IScriptExtent extent, string code, string message) => _problems.Add(new()
    {
        Code = code,
        Message = message,
        File = _shown,
        Line = extent.StartLineNumber,
        Column = extent.StartColumnNumber,
    });

    private static string Beginning(string text)
    {
        var line = text.Split('\n', 2)[0].TrimEnd();
        return line.Length > 60 || line.Length < text.Length ? line[..Math.Min(60, line.Length)] + "…" : line;
    }
}
