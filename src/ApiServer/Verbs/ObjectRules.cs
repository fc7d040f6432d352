using Keles.Api;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>A kind's validation; one place, so that every path to the store passes it.</summary>
internal static class ObjectRules
{
    public static void ValidateCreate(Kind kind, IApiObject value, FieldErrors errors) => kind.Validate(value, errors);

    public static void ValidateUpdate(Kind kind, IApiObject value, IApiObject stored, string subresource, FieldErrors errors)
    {
        if (subresource == "status") kind.ValidateStatusUpdate(value, stored, errors);
        else kind.ValidateUpdate(value, stored, errors);
    }
}
