using Keles.Client;
using Keles.Machinery.Patching;

namespace Keles.ApiServer;

/// <summary>How failed patches are answered.</summary>
internal static class PatchErrors
{
    public static ApiException Of(PatchException failure) => failure.Problem switch
    {
        PatchProblem.BadRequest => ApiErrors.BadRequest(failure.Message),
        PatchProblem.TooLarge => ApiErrors.Make(413, "RequestEntityTooLarge", failure.Message),
        PatchProblem.Unprocessable => ApiErrors.Make(422, "Invalid", failure.Message),
        _ => ApiErrors.Make(500, "", failure.Message),
    };
}
