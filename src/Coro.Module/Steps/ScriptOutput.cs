using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Text.RegularExpressions;
using Coro.Engine.Steps.Scripts;

namespace Coro.Module.Steps;

/// <summary>Takes what a script writes as it comes: streams go to their logs, and of the objects the last that is a result is kept.</summary>
internal sealed partial class ScriptOutput
{
    private const int Width = 160;
    private const int MostPending = 500;

    private readonly IScriptLog _log;
    private readonly List<object?> _pending = [];

    public ScriptOutput(IScriptLog log)
    {
        _log = log;
        Objects.DataAdded += (_, _) => TakeAll();
    }

    /// <summary>Where the pipeline puts its objects.</summary>
    public PSDataCollection<PSObject> Objects { get; } = [];

    /// <summary>The result, as JSON; null: there was none.</summary>
    public ReadOnlyMemory<byte>? Result { get; private set; }

    /// <summary>What a program wrote to its standard error last; null: nothing.</summary>
    public string? LastComplaint { get; private set; }

    /// <summary>Hears all other streams.</summary>
    public void Listen(PSDataStreams streams)
    {
        streams.Error.DataAdded += (sender, e) => Write(((PSDataCollection<ErrorRecord>)sender!)[e.Index]);
        streams.Warning.DataAdded += (sender, e) => _log.Write(LogStream.Warning, ((PSDataCollection<WarningRecord>)sender!)[e.Index].Message);
        streams.Verbose.DataAdded += (sender, e) => _log.Write(LogStream.Verbose, ((PSDataCollection<VerboseRecord>)sender!)[e.Index].Message);
        streams.Debug.DataAdded += (sender, e) => _log.Write(LogStream.Debug, ((PSDataCollection<DebugRecord>)sender!)[e.Index].Message);
        streams.Information.DataAdded += (sender, e) =>
            _log.Write(LogStream.Information, ((PSDataCollection<InformationRecord>)sender!)[e.Index].MessageData?.ToString() ?? "");
    }

    /// <summary>Writes an error to its log.</summary>
    public void Write(ErrorRecord error)
    {
        if (ScriptErrors.IsOfProgram(error) && !string.IsNullOrWhiteSpace(error.Exception.Message))
            LastComplaint = error.Exception.Message.Trim();
        _log.Write(LogStream.Error, ScriptErrors.Text(error));
    }

    /// <summary>Nothing more comes.</summary>
    /// <param name="runspace">Where objects can be made text of; null: nowhere any more.</param>
    public void Close(Runspace? runspace)
    {
        TakeAll();
        Format(runspace);
    }

    private void TakeAll()
    {
        foreach (var item in Objects.ReadAll())
            Take(item);
    }

    private void Take(PSObject? item)
    {
        if (ResultShape.Of(item) is { } json)
            Result = json;
        switch (item?.BaseObject)
        {
            case null: break;
            case string text: Line(text); break;
            case ErrorRecord error: Write(error); break;
            case IFormattable number when number.GetType().IsPrimitive: Line(number.ToString(null, CultureInfo.InvariantCulture)); break;
            case bool truth: Line(truth.ToString()); break;
            default:
                _pending.Add(item);
                if (_pending.Count >= MostPending)
                    Format(null);
                break;
        }
    }

    private void Line(string text)
    {
        // In the order in which they came.
        Format(null);
        _log.Write(LogStream.Output, text);
    }

    private void Format(Runspace? runspace)
    {
        if (_pending.Count == 0)
            return;
        var items = _pending.ToArray();
        _pending.Clear();
        try
        {
            using var shell = runspace is null ? PowerShell.Create(RunspaceMode.CurrentRunspace) : PowerShell.Create();
            if (runspace is not null)
                shell.Runspace = runspace;
            shell.AddCommand("Out-String").AddParameter("Width", Width);
            foreach (var text in shell.Invoke<string>((IEnumerable)items))
                _log.Write(LogStream.Output, Colours().Replace(text, "").Trim('\r', '\n'));
        }
        catch (Exception e) when (e is RuntimeException or InvalidOperationException)
        {
            foreach (var item in items)
                _log.Write(LogStream.Output, item?.ToString() ?? "");
        }
    }

    [GeneratedRegex("\e\\[[0-9;]*m")]
    private static partial Regex Colours();
}
