#nullable enable

using _model = global::System.ClientModel;
using _sys = global::System;
using _api = global::SupportNamespace.GeneratedSupport;

namespace SupportNamespace;

/// <summary>
/// Work that continues at the service after the call that started it: query its progress, or wait for its end. Its ID is enough to resume
/// it.
/// </summary>
/// <typeparam name="TStatus">The service's report about the work.</typeparam>
/// <typeparam name="TResult">The result of the work.</typeparam>
public abstract class Api_Operation<TStatus, TResult>
    where TStatus : class
    where TResult : class
{
    private const double Growth = 1.5;
    private const double LargestGrowth = 4;
    private const int MostUnknownReports = 30;
    private static readonly _sys::TimeSpan s_longestRetryAfter = _sys::TimeSpan.FromSeconds(60);

    private readonly object _gate = new();
    private readonly bool _isDouble;
    private readonly string _id;
    private readonly _sys::TimeProvider _time;
    private readonly _sys::TimeSpan _pollInterval;
    private TStatus? _lastStatus;
    private _model::ClientResult<TStatus>? _lastReport;
    private _sys::TimeSpan _leastWait;
    private int _progress;

    /// <summary>Creates a handle for work that was started.</summary>
    /// <param name="id">The identifier of the work.</param>
    /// <param name="timeProvider">The clock for waiting and time limits.</param>
    /// <param name="pollInterval">The first wait between two polls.</param>
    protected Api_Operation(string id, _sys::TimeProvider timeProvider, _sys::TimeSpan pollInterval)
    {
        _id = id;
        _time = timeProvider;
        _pollInterval = pollInterval;
    }

    /// <summary>Creates a handle for mocking; override the members that the test uses.</summary>
    protected Api_Operation()
        : this("", _sys::TimeProvider.System, _sys::TimeSpan.FromSeconds(1))
        => _isDouble = true;

    /// <summary>The last report; <see langword="null"/> before the first.</summary>
    public TStatus? LastStatus
    {
        get
        {
            lock (_gate)
            {
                return _lastStatus;
            }
        }
    }

    /// <summary>Whether the last report shows that the work has ended, successfully or not.</summary>
    public bool HasCompleted => LastStatus is { } status && !IsPending(status);

    /// <summary>The progress in percent (0 to 100). It never decreases.</summary>
    public int Progress
    {
        get
        {
            lock (_gate)
            {
                return _progress;
            }
        }
    }

    /// <summary>Requests a report from the service, once. Work that has ended is not requested again.</summary>
    /// <param name="cancellationToken">A token to cancel the request.</param>
    /// <returns>The report.</returns>
    /// <exception cref="Api_Exception">The report could not be requested.</exception>
    public virtual async _sys::Threading.Tasks.Task<TStatus> UpdateAsync(
        _sys::Threading.CancellationToken cancellationToken = default)
    {
        if (LastStatus is { } last && !IsPending(last))
        {
            return last;
        }

        try
        {
            return Record(await PollAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (_sys::Exception e) when (_isDouble
            && e is _sys::ArgumentException or _sys::InvalidOperationException)
        {
            throw new _sys::InvalidOperationException(
                $"This operation is a test double that does not override '{nameof(UpdateAsync)}' or the called member. Override one "
                + "of them.",
                e);
        }
    }

    /// <summary>Waits until the work has ended, successfully or not.</summary>
    /// <param name="progress">Receives the percentage each time it has grown; its exceptions are ignored.</param>
    /// <param name="timeout">The maximum time to wait; if null, there is no limit.</param>
    /// <param name="cancellationToken">A token to cancel the waiting, not the work.</param>
    /// <returns>The last report, whatever its state.</returns>
    /// <exception cref="_sys::ArgumentOutOfRangeException">The timeout is negative.</exception>
    /// <exception cref="Api_Exception">The report could not be requested, or the state stays unknown.</exception>
    /// <exception cref="_sys::TimeoutException">The time limit has passed. The work continues at the service.</exception>
    public virtual async _sys::Threading.Tasks.Task<TStatus> WaitAsync(
        _sys::IProgress<int>? progress = null, _sys::TimeSpan? timeout = null,
        _sys::Threading.CancellationToken cancellationToken = default)
    {
        if (timeout < _sys::TimeSpan.Zero && timeout != _sys::Threading.Timeout.InfiniteTimeSpan)
        {
            throw new _sys::ArgumentOutOfRangeException(nameof(timeout), timeout, "The timeout must not be negative.");
        }

        using var deadline = new _sys::Threading.CancellationTokenSource(
            timeout is { } limit ? _api::ApiTimer.Limit(limit) : _sys::Threading.Timeout.InfiniteTimeSpan, _time);
        using var either = _sys::Threading.CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            return await PollUntilEndAsync(progress, either.Token).ConfigureAwait(false);
        }
        catch (_sys::OperationCanceledException) when (deadline.IsCancellationRequested
            && !cancellationToken.IsCancellationRequested)
        {
            throw new _sys::TimeoutException(
                $"'{_id}' has not ended within {timeout} ({Progress} % done). The work continues at the service: wait again, or resume it "
                + "later with this ID.");
        }
        catch (_sys::OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            // The caller knows its own token, not the linked one.
            throw new _sys::OperationCanceledException(
                $"The wait for '{_id}' was cancelled. The work continues at the service.", e, cancellationToken);
        }
    }

    /// <summary>Waits until the work has ended, and returns its result.</summary>
    /// <param name="progress">Receives the percentage each time it has grown; its exceptions are ignored.</param>
    /// <param name="timeout">The maximum time to wait; if null, there is no limit.</param>
    /// <param name="cancellationToken">A token to cancel the waiting, not the work.</param>
    /// <returns>The result.</returns>
    /// <exception cref="Api_OperationException">The work has ended without a result.</exception>
    /// <exception cref="_sys::TimeoutException">The time limit has passed. The work continues at the service.</exception>
    public virtual async _sys::Threading.Tasks.Task<TResult> WaitForResultAsync(
        _sys::IProgress<int>? progress = null, _sys::TimeSpan? timeout = null,
        _sys::Threading.CancellationToken cancellationToken = default)
    {
        TStatus end = await WaitAsync(progress, timeout, cancellationToken).ConfigureAwait(false);
        if (ResultOf(end) is { } result)
        {
            return result;
        }

        (string? code, string? message) = ErrorOf(end);
        _model::ClientResult<TStatus>? report = LastReport;
        throw new Api_OperationException(
            _id, StateOf(end), new _api::ApiErrorBody(code, message), report?.GetRawResponse(),
            (report as _api::ApiReport<TStatus>)?.Secrets ?? _api::ApiSecrets.None);
    }

    /// <summary>Waits until the work has ended, successfully or not.</summary>
    /// <param name="cancellationToken">A token to cancel the waiting, not the work.</param>
    /// <returns>The last report, whatever its state.</returns>
    /// <exception cref="Api_Exception">The report could not be requested, or the state stays unknown.</exception>
    public _sys::Threading.Tasks.Task<TStatus> WaitAsync(_sys::Threading.CancellationToken cancellationToken)
        => WaitAsync(progress: null, timeout: null, cancellationToken);

    /// <summary>Waits until the work has ended, and returns its result.</summary>
    /// <param name="cancellationToken">A token to cancel the waiting, not the work.</param>
    /// <returns>The result.</returns>
    /// <exception cref="Api_OperationException">The work has ended without a result.</exception>
    public _sys::Threading.Tasks.Task<TResult> WaitForResultAsync(_sys::Threading.CancellationToken cancellationToken)
        => WaitForResultAsync(progress: null, timeout: null, cancellationToken);

    /// <summary>The identifier of the work and its progress, if known.</summary>
    public override string ToString() => $"{_id} ({(HasCompleted ? "ended" : $"{Progress} %")})";

    /// <summary>Requests a report from the service.</summary>
    /// <param name="cancellationToken">A token to cancel the request.</param>
    protected abstract _sys::Threading.Tasks.Task<_model::ClientResult<TStatus>> PollAsync(
        _sys::Threading.CancellationToken cancellationToken);

    /// <summary>Whether the work continues.</summary>
    /// <param name="status">A report.</param>
    protected abstract bool IsPending(TStatus status);

    /// <summary>Whether the report has no state, or one that this client does not know: the work may continue, or never end.</summary>
    /// <param name="status">A report.</param>
    protected virtual bool IsUnknown(TStatus status) => false;

    /// <summary>The percentage in a report; <see langword="null"/> if it has none.</summary>
    /// <param name="status">A report.</param>
    protected abstract int? ProgressOf(TStatus status);

    /// <summary>The result in a report; <see langword="null"/> if it has none.</summary>
    /// <param name="status">A report.</param>
    protected abstract TResult? ResultOf(TStatus status);

    /// <summary>The state in a report, such as <c>failed</c>.</summary>
    /// <param name="status">A report.</param>
    protected abstract string StateOf(TStatus status);

    /// <summary>The error in a report; empty if it has none.</summary>
    /// <param name="status">A report.</param>
    protected abstract (string? Code, string? Message) ErrorOf(TStatus status);

    private async _sys::Threading.Tasks.Task<TStatus> PollUntilEndAsync(
        _sys::IProgress<int>? progress, _sys::Threading.CancellationToken cancellationToken)
    {
        int reported = -1;
        int unknown = 0;
        double growth = 1;
        while (true)
        {
            TStatus status = await UpdateAsync(cancellationToken).ConfigureAwait(false);
            unknown = IsUnknown(status) ? unknown + 1 : 0;
            if (unknown == MostUnknownReports)
            {
                throw NeverEnding();
            }

            if (Progress > reported)
            {
                reported = Progress;
                try
                {
                    progress?.Report(reported);
                }
                catch (_sys::Exception)
                {
                    // A display that fails must not lose the work.
                }
            }

            if (!IsPending(status))
            {
                return status;
            }

            await _sys::Threading.Tasks.Task.Delay(NextWait(growth), _time, cancellationToken).ConfigureAwait(false);
            growth = _sys::Math.Min(growth * Growth, LargestGrowth);
        }
    }

    private _sys::TimeSpan NextWait(double growth)
    {
        // Varied, so that work started together is not polled together.
#pragma warning disable CA5394 // Nothing secret depends on it.
        double jitter = 0.9 + (_sys::Random.Shared.NextDouble() / 5);
#pragma warning restore CA5394
        _sys::TimeSpan own = _api::ApiTimer.AtMost(_pollInterval) * growth * jitter;
        lock (_gate)
        {
            return _api::ApiTimer.AtMost(own > _leastWait ? own : _leastWait);
        }
    }

    private _model::ClientResult<TStatus>? LastReport
    {
        get
        {
            lock (_gate)
            {
                return _lastReport;
            }
        }
    }

    private Api_Exception NeverEnding()
    {
        string words =
            $"reports a state of '{_id}' that this client does not know, {MostUnknownReports} times in a row. The work may continue: "
            + "wait again later, or update the client.";
        return LastReport is { } report ? Api_Exception.Unreadable(report, words) : new Api_Exception($"The response {words}");
    }

    private TStatus Record(_model::ClientResult<TStatus> report)
    {
        TStatus status = report.Value;
        _sys::TimeSpan? retryAfter = _api::RetryAfterHeader.Read(report.GetRawResponse(), _time);
        lock (_gate)
        {
            // Concurrent polls may arrive out of order; a final state stays final.
            if (_lastStatus is { } last && !IsPending(last))
            {
                return last;
            }

            (_lastStatus, _lastReport) = (status, ResultOf(status) is null ? report : null);
            _leastWait = retryAfter is { } asked
                ? (asked < s_longestRetryAfter ? asked : s_longestRetryAfter)
                : _sys::TimeSpan.Zero;
            int percent = ResultOf(status) is null ? ProgressOf(status) ?? 0 : 100;
            _progress = _sys::Math.Max(_progress, _sys::Math.Clamp(percent, 0, 100));
            return status;
        }
    }
}
