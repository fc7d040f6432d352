using Keles.Client;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Refusals of the options of a request rather than of its object.</summary>
internal static class OptionErrors
{
    /// <param name="options">The options' kind: ListOptions, CreateOptions, …</param>
    public static ApiException Invalid(string options, FieldErrors errors) => ApiErrors.Make(422, "Invalid", $"{options}.meta.k8s.io \"\" is invalid: {errors.Message}", new StatusDetails
    {
        Group = "meta.k8s.io",
        Kind = options,
        Causes = errors.Select(e => new StatusCause { Reason = e.Reason, Message = e.Body, Field = e.Field }).ToItems(),
    });

    /// <summary>Of options that are kinds of the core group and belong to a named object: PodLogOptions, PodExecOptions.</summary>
    public static ApiException Invalid(string options, string name, FieldErrors errors) => ApiErrors.Make(422, "Invalid", $"{options} \"{name}\" is invalid: {errors.Message}", new StatusDetails
    {
        Name = name,
        Kind = options,
        Causes = errors.Select(e => new StatusCause { Reason = e.Reason, Message = e.Body, Field = e.Field }).ToItems(),
    });
}
