using Keles.Client;
using Keles.Machinery;
using Keles.Machinery.ManagedFields;

namespace Keles.ApiServer;

/// <summary>How failed applies are answered.</summary>
internal static class ApplyErrors
{
    public static ApiException Of(ApplyException failure) => failure.Problem switch
    {
        ApplyProblem.BadRequest => ApiErrors.BadRequest(failure.Message),
        ApplyProblem.Conflict => ApiErrors.Make(409, "Conflict", failure.Message, new StatusDetails
        {
            Causes = failure.Conflicts.Select(c => new StatusCause { Reason = "FieldManagerConflict", Message = c.Message, Field = c.Field }).ToItems(),
        }),
        _ => ApiErrors.Make(500, "", failure.Message),
    };
}
