using System.Text;
using Coro;
using Coro.Engine;

// A client in a process of its own: makes many requests, ten at a time, and notes down what was answered, as each answer comes.
// Arguments: root, campaign, who asks, the file for the answers, and what is asked for: children to skip, and numbers for the throttle.
// It starts when it is given a line on standard input.
var (root, campaign, by, answers) = (args[0], args[1], args[2], args[3]);
await using var log = new FileStream(answers, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
var control = new CampaignControl(root);
Console.WriteLine("ready");
Console.ReadLine();
await Parallel.ForEachAsync(args[4..].Index(), new ParallelOptions { MaxDegreeOfParallelism = 10 }, async (asked, stop) =>
{
    var (number, what) = asked;
    var why = $"{by}/{number}";
    ControlRequest request = int.TryParse(what, out var throttle)
        ? new ThrottleRequest { Throttle = throttle, By = by, Why = why }
        : new ChildRequest { Operation = ChildOperation.Skip, Children = [what], By = by, Why = why };
    var answer = await control.SubmitAsync(campaign, request, stop);
    var line = Encoding.UTF8.GetBytes($"{why} {what} {string.Join(',', answer.Outcomes.Select(outcome => outcome.Verdict))}\n");
    lock (log)
        log.Write(line);
});
