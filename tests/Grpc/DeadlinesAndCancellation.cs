namespace Keles.Grpc.Tests;

public sealed class DeadlinesAndCancellation
{
    [Fact]
    public async Task A_call_past_its_deadline_fails_and_the_server_hears_of_it()
    {
        var time = new ManualTime();
        var entered = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        await using var wire = await Wire.To(Waiting(TimeProvider.System, entered, cancelled), time);
        var call = wire.Echo("x", CallOptions.Within(TimeSpan.FromMinutes(2)));
        await entered.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.False(call.IsCompleted);

        time.Advance(TimeSpan.FromMinutes(2));

        var failure = await Assert.ThrowsAsync<GrpcException>(() => call);
        Assert.Equal(StatusCode.DeadlineExceeded, failure.Code);
        await cancelled.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_server_keeps_the_deadline_too()
    {
        var time = new ManualTime();
        var entered = new TaskCompletionSource();
        await using var wire = await Wire.To(Waiting(time, entered, new TaskCompletionSource()), new ManualTime());
        var call = wire.Echo("x", CallOptions.Within(TimeSpan.FromSeconds(5)));
        await entered.Task.WaitAsync(TestContext.Current.CancellationToken);

        time.Advance(TimeSpan.FromSeconds(6));

        var failure = await Assert.ThrowsAsync<GrpcException>(() => call);
        Assert.Equal((StatusCode.DeadlineExceeded, "the call ended early"), (failure.Code, failure.Detail));
    }

    [Fact]
    public async Task A_cancelled_caller_sees_cancellation_not_failure()
    {
        var entered = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        await using var wire = await Wire.To(Waiting(TimeProvider.System, entered, cancelled));
        using var caller = new CancellationTokenSource();
        var call = wire.Channel.UnaryAsync(Text.Echo, "x", CallOptions.Default, caller.Token);
        await entered.Task.WaitAsync(TestContext.Current.CancellationToken);

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await cancelled.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    private static GrpcServices Waiting(TimeProvider time, TaskCompletionSource entered, TaskCompletionSource cancelled) =>
        new GrpcServices(time).Unary(Text.Echo, async (text, call) =>
        {
            call.Cancel.Register(() => cancelled.TrySetResult());
            entered.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, call.Cancel);
            return text;
        });
}
