using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Coro.Cli.Rendering.Json;

namespace Coro.Cli.Following;

/// <summary>Events for machines: a JSON object a line.</summary>
internal sealed class EventLines(CommandContext context) : IEventView, IDisposable
{
    private const int MuchHeld = 1 << 16;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 512 };

    private readonly ArrayBufferWriter<byte> _lines = new();
    private readonly Utf8JsonWriter _json = new(Stream.Null, Options);

    public void Show(CampaignEventRecord happened)
    {
        _json.Reset(_lines);
        EventJson.Write(_json, happened);
        _json.Flush();
        _lines.Write("\n"u8);
        if (_lines.WrittenCount >= MuchHeld)
            HandOver();
    }

    public void HandOver()
    {
        if (_lines.WrittenCount == 0)
            return;
        context.OutStream.Write(_lines.WrittenSpan);
        context.OutStream.Flush();
        _lines.ResetWrittenCount();
    }

    public void Dispose() => _json.Dispose();
}
