using System.Threading.Channels;

namespace Assay.ServiceBusStandIn.Queues;

/// <summary>A queue with its dead letters: one task does all that is asked of it, in the order in which it was asked.</summary>
internal sealed class MessageQueue : IAsyncDisposable
{
    // A test's clock may have been moved between the look at it and the setting of the timer, which would then ring so much too late.
    private static readonly TimeSpan Jump = TimeSpan.FromMilliseconds(1);

    private readonly Channel<Action> _work = Channel.CreateUnbounded<Action>(new UnboundedChannelOptions { SingleReader = true });
    private readonly QueueState _state;
    private readonly ITimer _timer;
    private readonly Task _task;
    private DateTimeOffset? _armedFor;

    public MessageQueue(QueueSettings settings, TimeProvider clock, OperationCounts operations)
    {
        Settings = settings;
        _state = new QueueState(settings, clock, operations);
        _timer = clock.CreateTimer(_ => _work.Writer.TryWrite(Tick), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _task = Task.Run(WorkAsync);
    }

    public QueueSettings Settings { get; }

    public Task<T> AskAsync<T>(Func<QueueState, T> question)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var accepted = _work.Writer.TryWrite(() =>
        {
            try
            {
                answer.SetResult(question(_state));
            }
            catch (Exception problem)
            {
                // Whoever asked hears of it; the queue goes on.
                answer.SetException(problem);
            }
        });
        if (!accepted)
            answer.SetException(new ObjectDisposedException(Settings.Name));
        return answer.Task;
    }

    /// <summary>Waits for the answer: the queue's task never waits for anything in turn.</summary>
    public T Ask<T>(Func<QueueState, T> question) => AskAsync(question).GetAwaiter().GetResult();

    public async ValueTask DisposeAsync()
    {
        _work.Writer.TryComplete();
        await _task;
        await _timer.DisposeAsync();
    }

    private void Tick() => _armedFor = null;

    private async Task WorkAsync()
    {
        await foreach (var work in _work.Reader.ReadAllAsync())
        {
            _state.CatchUp();
            work();
            _state.CatchUp();
            _state.Main.Deliver(_state.Now);
            _state.DeadLetters.Deliver(_state.Now);
            Arm();
        }
    }

    private void Arm()
    {
        var next = _state.NextDue;
        if (next == _armedFor && next > _state.Now)
            return;
        _armedFor = next;
        DateTimeOffset now;
        do
        {
            now = _state.Now;
            var wait = next - now;
            _timer.Change(wait is null ? Timeout.InfiniteTimeSpan : wait < TimeSpan.Zero ? TimeSpan.Zero : Shortened(wait.Value), Timeout.InfiniteTimeSpan);
        }
        while (_state.Now - now > Jump);
    }

    private static TimeSpan Shortened(TimeSpan wait) => wait < TimeSpan.FromDays(1) ? wait : TimeSpan.FromDays(1);
}
