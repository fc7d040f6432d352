using Keles.Client;
using Keles.Machinery.Patching;

namespace Keles.ApiServer;

/// <summary>How failed patches are answered.</summary>
internal static class PatchErrors
{
    public static ApiException Of(PatchException failure) => failure.Problem switch
    {
        PatchProblem.BadRequest => ApiErrors.BadRequest(failure.Message),
        PatchProblem.TooLarge => ApiErrors.Make(413, "RequestEntityTooLarge", $"Request entity too large: {failure.Message}"),
        // Upstream's answer says no more than this, and clients compare it.
        PatchProblem.Unprocessable => ApiErrors.Make(422, "Invalid", "the server rejected our request due to an error in our request"),
        _ => ApiErrors.Make(500, "", failure.Message),
    };
}
