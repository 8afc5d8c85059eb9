using System.Text.Json;
using Coro.Engine.State;
using Coro.Tests.Model;
using Coro.Tests.Support;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Chaos;

/// <summary>
/// Many processes act on one campaign at once, or die while they do. What became of each request is counted in the journal, which
/// is read as any program could read it.
/// </summary>
[Collection("Chaos")]
public sealed class RequestStormTests : IDisposable
{
    private const int Clients = 10;
    private const int SkipsEach = 10;
    private const int RequestsEach = 100;

    private readonly TestCampaign _campaign = new();

    public void Dispose() => _campaign.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_thousand_requests_of_ten_processes_at_once_are_all_answered_and_each_is_applied_once(bool running)
    {
        var go = new TaskCompletionSource();
        var run = await BeginAsync(running, go, Clients * SkipsEach);
        var clients = await Task.WhenAll(Enumerable.Range(0, Clients).Select(client =>
            StormClient.StartAsync(_campaign.Root, $"client-{client}", Requests(client))));
        try
        {
            foreach (var client in clients)
                client.Go();
            using var storm = new CancellationTokenSource();
            var repeating = RepeatAsync(storm.Token);
            await Task.WhenAll(clients.Select(client => client.EndAsync()));
            await storm.CancelAsync();
            (await repeating).ShouldBeGreaterThan(0, "some were there twice");

            clients.SelectMany(client => client.Answers).Distinct().Count(answer => answer.EndsWith(" Done")).ShouldBe(Clients * RequestsEach);
        }
        finally
        {
            foreach (var client in clients)
                client.Dispose();
        }

        go.SetResult();
        if (running)
            (await run).ExitCode.ShouldBe(ExitCode.Success);
        else
            await _campaign.ResumeAsync();
        var journal = JournalAudit.Events(new Workspace(_campaign.Workspace).Journal).ToList();
        var done = OfKind(journal, "child-skipped").Concat(OfKind(journal, "throttle-changed")).Select(happened => happened.GetProperty("why").GetString()).ToList();
        done.ShouldBeUnique();
        done.Count.ShouldBe(Clients * RequestsEach);
        OfKind(journal, "request-handled").Select(happened => happened.GetProperty("id").GetString()).ShouldBeUnique();
        OfKind(journal, "request-handled").Count().ShouldBe(Clients * RequestsEach);
        _campaign.Read().Children.Count(child => child.Status == ChildStatus.Skipped).ShouldBe(Clients * SkipsEach);
        new ControlInbox(new(_campaign.Workspace)).Waiting().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_request_whose_client_is_killed_is_applied_once_or_was_never_made(bool running)
    {
        const int kills = 12;
        var random = new Random(17);
        var go = new TaskCompletionSource();
        var run = await BeginAsync(running, go, kills * 5);
        var answered = new List<string>();
        for (var i = 0; i < kills; i++)
        {
            using var client = await StormClient.StartAsync(_campaign.Root, $"client-{i}", Enumerable.Range(i * 5, 5).Select(n => $"c{n}"));
            client.Go();
            await Task.Delay(random.Next(250));
            await client.KillAsync();
            answered.AddRange(client.Answers);
        }

        go.SetResult();
        await run;
        await _campaign.ResumeAsync();

        var inbox = new ControlInbox(new(_campaign.Workspace));
        inbox.Waiting().ShouldBeEmpty("whoever comes next deals with what the dead have left");
        var journal = JournalAudit.Events(new Workspace(_campaign.Workspace).Journal).ToList();
        var skipped = OfKind(journal, "child-skipped").Select(happened => happened.GetProperty("child").GetString()!).ToList();
        skipped.ShouldBeUnique();
        var handled = OfKind(journal, "request-handled").ToList();
        handled.Select(request => request.GetProperty("id").GetString()).ShouldBeUnique();
        handled.Count(request => Verdict(request) == "done").ShouldBe(skipped.Count);

        // What is left when the campaign goes on may come too late: its child has run meanwhile.
        handled.Where(request => Verdict(request) != "done").Select(Verdict).Distinct().ShouldBeSubsetOf(["refused"]);
        answered.Select(answer => answer.Split(' ')[1]).Except(skipped).ShouldBeEmpty("who was answered found it done");
        _campaign.Read().Children.Where(child => child.Status == ChildStatus.Skipped).Select(child => child.Name).ShouldBe(skipped, ignoreOrder: true);
    }

    private static IEnumerable<string> Requests(int client) => Enumerable.Range(0, RequestsEach)
        .Select(i => i % (RequestsEach / SkipsEach) == 0 ? $"c{(client * RequestsEach + i) * SkipsEach / RequestsEach}" : $"{1 + i % 5}");

    private static string? Verdict(JsonElement request) =>
        request.GetProperty("outcomes").EnumerateArray().Single().GetProperty("verdict").GetString();

    private static IEnumerable<JsonElement> OfKind(IEnumerable<JsonElement> journal, string kind) =>
        journal.Where(happened => happened.GetProperty("e").GetString() == kind);

    // All children wait for one that runs, or that has failed.
    private async Task<Task<CampaignResult>> BeginAsync(bool running, TaskCompletionSource go, int children)
    {
        var started = new TaskCompletionSource();
        _campaign.Steps.On("first/AN", async _ =>
        {
            started.TrySetResult();
            if (running)
                await go.Task;
            return running ? FakeSteps.Success() : FakeSteps.Failure();
        });
        var run = _campaign.StartAsync([Child("first"), .. Enumerable.Range(0, children).Select(i => Child($"c{i}", "first"))]);
        await started.Task;
        if (!running)
            await run;
        return run;
    }

    // Puts requests back that were there a moment ago, as a crash between the journal and the answer does.
    private async Task<int> RepeatAsync(CancellationToken stop)
    {
        var folder = Directory.CreateDirectory(new Workspace(_campaign.Workspace).Control).FullName;
        var again = 0;
        while (!stop.IsCancellationRequested)
        {
            foreach (var path in Directory.EnumerateFiles(folder, "*.request.json").Take(5))
            {
                try
                {
                    var text = await File.ReadAllBytesAsync(path, CancellationToken.None);
                    while (File.Exists(path) && !stop.IsCancellationRequested)
                        await Task.Delay(1, CancellationToken.None);
                    await File.WriteAllBytesAsync(path + ".again", text, CancellationToken.None);
                    File.Move(path + ".again", path);
                    again++;
                }
                catch (IOException)
                {
                    // It was dealt with while it was read.
                }
            }

            await Task.Delay(5, CancellationToken.None);
        }

        return again;
    }
}
