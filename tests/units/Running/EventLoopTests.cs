using Coro.Engine.Running;

namespace Coro.Tests.Running;

public sealed class EventLoopTests
{
    [Fact]
    public async Task Work_resumes_on_the_loops_own_thread()
    {
        var (first, second) = await EventLoop.RunAsync(async () =>
        {
            var before = Environment.CurrentManagedThreadId;
            await Task.Run(() => Thread.CurrentThread.ManagedThreadId.ShouldNotBe(before));
            return (before, Environment.CurrentManagedThreadId);
        });

        second.ShouldBe(first);
    }

    [Fact]
    public async Task What_the_work_throws_reaches_its_caller() =>
        (await Should.ThrowAsync<InvalidStateException>(() => EventLoop.RunAsync<int>(async () =>
        {
            await Task.Yield();
            throw new InvalidStateException("broken");
        }))).Message.ShouldBe("broken");

    [Fact]
    public async Task A_thread_that_posts_last_takes_the_turn_that_follows_and_gives_the_loop_back_then()
    {
        var isHelped = false;
        await EventLoop.RunAsync(async () =>
        {
            // The loop's own thread takes the turn, too, if it has not come to rest yet.
            for (var tries = 0; !isHelped && tries < 1000; tries++)
            {
                var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                var thread = Help(() =>
                {
                    Thread.Sleep(1);
                    told.SetResult();
                }, () => false);
                await told.Task;
                isHelped = Environment.CurrentManagedThreadId == thread.ManagedThreadId;
                SynchronizationContext.Current.ShouldBeOfType<EventLoop>();
                await Task.Run(thread.Join);
                Environment.CurrentManagedThreadId.ShouldNotBe(thread.ManagedThreadId);
            }

            return 0;
        });

        isHelped.ShouldBeTrue();
    }

    [Fact]
    public async Task A_thread_that_has_had_enough_leaves_the_turn_to_the_loops_own()
    {
        var (turn, helper) = await EventLoop.RunAsync(async () =>
        {
            var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var thread = Help(told.SetResult, () => true);
            await told.Task;
            return (Environment.CurrentManagedThreadId, thread.ManagedThreadId);
        });

        turn.ShouldNotBe(helper);
    }

    [Fact]
    public async Task What_a_helped_turn_throws_ends_the_run_as_any_other_does()
    {
        var run = EventLoop.RunAsync<int>(async () =>
        {
            var loop = SynchronizationContext.Current!;
            Help(() => loop.Post(_ => throw new InvalidStateException("broken"), null), () => false);
            await new TaskCompletionSource().Task;
            return 0;
        });

        (await Should.ThrowAsync<InvalidStateException>(() => run)).Message.ShouldBe("broken");
    }

    [Fact]
    public async Task Turns_are_taken_one_at_a_time_whoever_takes_them()
    {
        const int threads = 8, messages = 400;
        var (inside, most, count) = (0, 0, 0);
        await EventLoop.RunAsync(async () =>
        {
            var loop = SynchronizationContext.Current!;
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            for (var i = 0; i < threads; i++)
                Help(() => loop.Post(Turn, null), () => false, messages);
            await done.Task;
            return 0;

            void Turn(object? state)
            {
                most = Math.Max(most, Interlocked.Increment(ref inside));
                Interlocked.Decrement(ref inside);
                if (++count == threads * messages)
                    done.SetResult();
            }
        });

        most.ShouldBe(1);
        count.ShouldBe(threads * messages);
    }

    [Fact]
    public async Task What_a_thread_asks_in_the_middle_of_its_work_is_answered_by_another() => (await EventLoop.RunAsync(async () =>
    {
        var loop = SynchronizationContext.Current!;
        var answered = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => EventLoop.WorkAndHelp(
            () =>
            {
                using var answer = new ManualResetEventSlim();
                loop.Post(_ => answer.Set(), null);
                answered.SetResult(answer.Wait(TimeSpan.FromMinutes(1)));
            },
            () => false)).Start();
        return await answered.Task;
    })).ShouldBeTrue();

    private static Thread Help(Action work, Func<bool> enough, int times = 1)
    {
        var thread = new Thread(() =>
        {
            for (var i = 0; i < times; i++)
                EventLoop.WorkAndHelp(() => EventLoop.TellLast(work), enough);
        });
        thread.Start();
        return thread;
    }
}
