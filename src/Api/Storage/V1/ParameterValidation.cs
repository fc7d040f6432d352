using Keles.Machinery;

namespace Keles.Api.Storage.V1;

/// <summary>Parameters that only the driver understands.</summary>
internal static class ParameterValidation
{
    private const int Most = 512;
    private const int Largest = 256 * 1024;

    public static void Of(OrderedMap<string> parameters, FieldPath path, FieldErrors errors)
    {
        if (parameters.Count > Most)
        {
            errors.TooLong(path, Most);
            return;
        }

        var size = 0;
        foreach (var (key, value) in parameters)
        {
            if (key.Length == 0) errors.Invalid(path, key, "field can not be empty.");
            size += FieldChecks.Bytes(key) + FieldChecks.Bytes(value);
        }

        if (size > Largest) errors.TooLong(path, Largest);
    }
}
