using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Which endpoints the traffic of a service goes to.</summary>
internal static class ServiceTrafficValidation
{
    public static void Of(ServiceSpec spec, FieldPath path, FieldErrors errors)
    {
        External(spec, path.Child("externalTrafficPolicy"), errors);
        HealthCheck(spec, path.Child("healthCheckNodePort"), errors);
        if (spec.InternalTrafficPolicy is { } policy) errors.RequireOneOf(path.Child("internalTrafficPolicy"), policy, "Cluster", "Local");
        else if (ServiceTypes.HasClusterIP(spec.Type)) errors.Required(path.Child("internalTrafficPolicy"));
        if (spec.TrafficDistribution is { } distribution) errors.RequireOneOf(path.Child("trafficDistribution"), distribution, "PreferClose", "PreferSameZone", "PreferSameNode");
    }

    private static void External(ServiceSpec spec, FieldPath path, FieldErrors errors)
    {
        if (ServiceTypes.IsExternallyReachable(spec))
        {
            if (errors.RequireText(path, spec.ExternalTrafficPolicy)) errors.RequireOneOf(path, spec.ExternalTrafficPolicy, "Cluster", "Local");
        }
        else if (spec.ExternalTrafficPolicy.Length > 0)
        {
            errors.Invalid(path, spec.ExternalTrafficPolicy, "may only be set for externally-accessible services");
        }
    }

    private static void HealthCheck(ServiceSpec spec, FieldPath path, FieldErrors errors)
    {
        if (ServiceTypes.NeedsHealthCheck(spec))
        {
            if (spec.HealthCheckNodePort == 0) errors.Required(path);
            else errors.InvalidAll(path, spec.HealthCheckNodePort, KeyNames.PortNumber(spec.HealthCheckNodePort));
        }
        else if (spec.HealthCheckNodePort != 0)
        {
            errors.Invalid(path, spec.HealthCheckNodePort, "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'");
        }
    }
}
