using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Coro.Engine.History;
using Coro.Engine.State;

namespace Coro.Benchmarks.Micro;

/// <summary>What a child costs in the journal: its four events as lines, and read back.</summary>
[MemoryDiagnoser]
public class EventBenchmarks : IDisposable
{
    private readonly ByteBuffer _buffer = new();
    private readonly Utf8JsonWriter _json;
    private readonly CampaignEvent[] _events =
    [
        new AttemptStarted("payments-api", 1, "A"),
        new StepStarted("payments-api", 1, "AN", 1),
        new StepEnded("payments-api", 1, "AN", 1, StepOutcome.Success, 0, null, TimeSpan.FromMicroseconds(1234), null),
        new ChildCompleted("payments-api", 1),
    ];

    private readonly byte[][] _bodies;

    public EventBenchmarks()
    {
        _json = new(_buffer, EventJson.Readable);
        _bodies = [.. _events.Select(happened => JsonSerializer.SerializeToUtf8Bytes(happened, EventJson.Info))];
    }

    [Benchmark]
    public int WriteLines()
    {
        _buffer.Clear();
        for (var i = 0; i < _events.Length; i++)
            JournalLine.Write(_buffer, _json, [new(i + 1, DateTimeOffset.UnixEpoch, _events[i])], 0);
        return _buffer.Length;
    }

    [Benchmark]
    public int WriteWithSerializer()
    {
        _buffer.Clear();
        foreach (var happened in _events)
        {
            _json.Reset(_buffer);
            JsonSerializer.Serialize(_json, happened, EventJson.Info);
            _json.Flush();
        }

        return _buffer.Length;
    }

    [Benchmark]
    public int ReadByHand()
    {
        var read = 0;
        foreach (var body in _bodies)
            read += FrequentEvents.Read(body) is null ? 0 : 1;
        return read;
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _json.Dispose();
        GC.SuppressFinalize(this);
    }
}
