using System.Collections;

namespace Keles.Machinery;

/// <summary>The mistakes found in one object, in the order found; a validator adds all of them.</summary>
public sealed class FieldErrors : IReadOnlyCollection<FieldError>
{
    private readonly List<FieldError> errors = [];

    public int Count => errors.Count;

    public bool IsEmpty => errors.Count == 0;

    public void Add(FieldError error) => errors.Add(error);

    public void AddRange(IEnumerable<FieldError> more) => errors.AddRange(more);

    public void Required(FieldPath path, string detail = "") => Add(FieldError.Required(path, detail));

    public void Invalid(FieldPath path, object? value, string detail) => Add(FieldError.Invalid(path, value, detail));

    public void NotSupported(FieldPath path, object? value, params ReadOnlySpan<string> supported) => Add(FieldError.NotSupported(path, value, supported));

    public void Duplicate(FieldPath path, object? value, string detail = "") => Add(FieldError.Duplicate(path, value, detail));

    public void Forbidden(FieldPath path, string detail) => Add(FieldError.Forbidden(path, detail));

    public void NotFound(FieldPath path, object? value, string detail = "") => Add(FieldError.NotFound(path, value, detail));

    public void TooLong(FieldPath path, int maxBytes) => Add(FieldError.TooLong(path, maxBytes));

    /// <summary>One invalid-value error for each sentence of a name rule.</summary>
    public void InvalidAll(FieldPath path, object? value, IReadOnlyList<string> details)
    {
        foreach (var detail in details) Invalid(path, value, detail);
    }

    public void TooMany(FieldPath path, int actual, int max) => Add(FieldError.TooMany(path, actual, max));

    /// <summary>The text of all: one alone as it is, several in brackets, equal ones once.</summary>
    public string Message
    {
        get
        {
            var messages = errors.Select(e => e.Message).Distinct(StringComparer.Ordinal).ToArray();
            return messages.Length == 1 ? messages[0] : $"[{string.Join(", ", messages)}]";
        }
    }

    public override string ToString() => Message;

    public IEnumerator<FieldError> GetEnumerator() => errors.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
