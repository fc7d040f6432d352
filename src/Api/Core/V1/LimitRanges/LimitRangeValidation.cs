using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>What holds for a limit range: no bound contradicts another.</summary>
internal static class LimitRangeValidation
{
    private const string NotForPods = "may not be specified when `type` is 'Pod'";
    private const long LargestMilli = long.MaxValue / 1000;

    public static void OnCreate(LimitRange o, FieldErrors errors)
    {
        var path = FieldPath.Root("spec", "limits");
        var types = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < o.Spec.Limits.Count; i++)
        {
            var (limit, at) = (o.Spec.Limits[i], path.Index(i));
            Type(limit.Type, at.Child("type"), errors);
            if (!types.Add(limit.Type)) errors.Duplicate(at.Child("type"), limit.Type);
            Names(limit, at, errors);
            var (defaults, requests) = limit.Type == "Pod" ? (default, default) : (limit.Default, limit.DefaultRequest);
            var all = limit.Max.Select(static e => e.Key).Concat(limit.Min.Select(static e => e.Key)).Concat(defaults.Select(static e => e.Key)).Concat(requests.Select(static e => e.Key)).Concat(limit.MaxLimitRequestRatio.Select(static e => e.Key));
            foreach (var name in all.Distinct(StringComparer.Ordinal)) Bounds(name, limit with { Default = defaults, DefaultRequest = requests }, at, errors);
        }
    }

    public static void OnUpdate(LimitRange o, LimitRange stored, FieldErrors errors) => OnCreate(o, errors);

    private static void Type(string type, FieldPath path, FieldErrors errors)
    {
        var before = errors.Count;
        errors.RequireQualifiedName(path, type);
        if (errors.Count == before && !type.Contains('/', StringComparison.Ordinal) && type is not ("Pod" or "Container" or "PersistentVolumeClaim")) errors.Invalid(path, type, "must be a standard limit type or fully qualified");
    }

    private static void Names(LimitRangeItem limit, FieldPath path, FieldErrors errors)
    {
        void Each(string field, OrderedMap<Quantity> amounts)
        {
            foreach (var (name, _) in amounts)
            {
                if (limit.Type is "Pod" or "Container") ResourceValidation.ContainerName(name, path.Child(field).Key(name), errors);
                else ResourceValidation.Name(name, path.Child(field).Key(name), errors);
            }
        }

        Each("max", limit.Max);
        Each("min", limit.Min);
        if (limit.Type == "Pod")
        {
            if (!limit.Default.IsEmpty) errors.Forbidden(path.Child("default"), NotForPods);
            if (!limit.DefaultRequest.IsEmpty) errors.Forbidden(path.Child("defaultRequest"), NotForPods);
        }
        else
        {
            Each("default", limit.Default);
            Each("defaultRequest", limit.DefaultRequest);
        }

        if (limit.Type == "PersistentVolumeClaim" && !limit.Min.ContainsKey(ResourceNames.Storage) && !limit.Max.ContainsKey(ResourceNames.Storage)) errors.Required(path.Child("limits"), "either minimum or maximum storage value is required, but neither was provided");
        Each("maxLimitRequestRatio", limit.MaxLimitRequestRatio);
    }

    private static void Bounds(string name, LimitRangeItem limit, FieldPath path, FieldErrors errors)
    {
        Quantity? Of(OrderedMap<Quantity> amounts) => amounts.TryGetValue(name, out var amount) ? amount : null;
        Quantity? min = Of(limit.Min), max = Of(limit.Max), normal = Of(limit.Default), request = Of(limit.DefaultRequest);

        void NoMore(Quantity? less, string lessName, Quantity? more, string moreName, string field, Quantity? shown)
        {
            if (less is { } a && more is { } b && a > b) errors.Invalid(path.Child(field).Key(name), shown, $"{lessName} value {a} is greater than {moreName} value {b}");
        }

        NoMore(min, "min", max, "max", "min", min);
        NoMore(min, "min", request, "default request", "defaultRequest", request);
        NoMore(request, "default request", max, "max", "defaultRequest", request);
        NoMore(request, "default request", normal, "default limit", "defaultRequest", request);
        NoMore(min, "min", normal, "default", "default", min);
        NoMore(normal, "default", max, "max", "default", max);
        if (Of(limit.MaxLimitRequestRatio) is { } ratio) Ratio(ratio, min, max, path.Child("maxLimitRequestRatio").Key(name), errors);
        if (!ResourceNames.IsOvercommitAllowed(name) && normal is { } d && request is { } r && d.CompareTo(r) != 0) errors.Invalid(path.Child("defaultRequest").Key(name), r, $"default value {d} must equal to defaultRequest value {r} in {name}");
    }

    private static void Ratio(Quantity ratio, Quantity? min, Quantity? max, FieldPath path, FieldErrors errors)
    {
        if (ratio < Quantity.Of(1)) errors.Invalid(path, ratio, $"ratio {ratio} is less than 1");
        if (min is not { } low || max is not { } high) return;
        var inMilli = ratio.Value() < LargestMilli && low.Value() < LargestMilli && high.Value() < LargestMilli;
        var wanted = inMilli ? ratio.MilliValue() / 1000.0 : ratio.Value();
        var possible = inMilli ? (double)high.MilliValue() / low.MilliValue() : (double)high.Value() / low.Value();
        if (wanted > possible) errors.Invalid(path, ratio, $"ratio {ratio} is greater than max/min = {possible:F6}");
    }
}
