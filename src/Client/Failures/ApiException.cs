using Keles.Machinery;

namespace Keles.Client;

/// <summary>The API refused or could not answer; the status says why. The message is the status's, fit for a user.</summary>
public sealed class ApiException : Exception
{
    public ApiException(Status status, Exception? inner = null) : base(status.Message, inner) => Status = status;

    public ApiException() : this(Status.Empty)
    {
    }

    public ApiException(string message) : this(message, null)
    {
    }

    /// <summary>The server could not be reached, or went away in the middle.</summary>
    public ApiException(string message, Exception? inner)
        : this(new Status { StatusValue = "Failure", Message = message, Reason = StatusReasons.ServiceUnavailable, Code = 503 }, inner) => IsUnreachable = true;

    public Status Status { get; }

    /// <summary>There was no answer at all.</summary>
    public bool IsUnreachable { get; }

    public bool IsNotFound => Status.Reason == StatusReasons.NotFound || Status.Code == 404;

    public bool IsConflict => Status.Reason == StatusReasons.Conflict;

    public bool IsAlreadyExists => Status.Reason == StatusReasons.AlreadyExists;

    /// <summary>The resource version is no longer in the history: list again.</summary>
    public bool IsGone => Status.Reason is StatusReasons.Expired or StatusReasons.Gone || Status.Code == 410;

    public bool IsForbidden => Status.Reason == StatusReasons.Forbidden;

    public bool IsInvalid => Status.Reason == StatusReasons.Invalid;

    public bool IsTooManyRequests => Status.Reason == StatusReasons.TooManyRequests || Status.Code == 429;

    /// <summary>The same request may succeed later.</summary>
    public bool IsTransient => IsUnreachable || IsTooManyRequests || Status.Reason is StatusReasons.ServerTimeout or StatusReasons.Timeout
        or StatusReasons.ServiceUnavailable or StatusReasons.InternalError || Status.Code is 500 or 502 or 503 or 504;

    /// <summary>The write was refused because the namespace is going away: no retry will help.</summary>
    public bool IsNamespaceTerminating => IsForbidden && (Status.Details?.Causes.Any(c => c.Reason == "NamespaceTerminating") ?? false);

    /// <summary>When the server says to come back.</summary>
    public TimeSpan? RetryAfter => Status.Details is { RetryAfterSeconds: > 0 and var seconds } ? TimeSpan.FromSeconds(seconds) : null;
}
