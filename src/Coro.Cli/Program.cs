using Coro.Cli;

return await CoroCommand.InvokeAsync(args, CommandContext.OfProcess()).ConfigureAwait(false);
