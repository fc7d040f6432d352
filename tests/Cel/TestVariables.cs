namespace Keles.Cel.Tests;

/// <summary>The variables that cases may use.</summary>
internal static class TestVariables
{
    public static readonly IReadOnlyList<KeyValuePair<string, CelType>> Types =
    [
        new("x", CelType.Int),
        new("d", CelType.Dyn),
        new("text", CelType.String),
        new("names", CelType.List(CelType.String)),
        new("labels", CelType.Map(CelType.String, CelType.String)),
        new("pod", CelType.Object("Pod")),
        new("missing", CelType.Int),
        new("maybe", CelType.Nullable(CelType.Int)),
        new("a.b.c", CelType.Int),
    ];

    public static readonly CelVariables Values = new CelVariables()
        .With("x", CelValue.Of(7))
        .With("d", CelValue.Of(Map(("a", CelValue.Of(1)), ("b", CelList.Of(["one", "two"])), ("n", CelValue.Null))))
        .With("text", CelValue.Of("hello wörld"))
        .With("names", CelList.Of(["a", "b", "c"]))
        .With("labels", CelValue.Of(Map(("app", CelValue.Of("web")), ("tier", CelValue.Of("front")))))
        .With("pod", CelValue.Of(Map(("name", CelValue.Of("p")), ("replicas", CelValue.Of(3)))))
        .With("maybe", CelValue.Null)
        .With("a.b.c", CelValue.Of(42));

    private static CelMap Map(params (string Key, CelValue Value)[] entries) =>
        new(entries.ToDictionary(e => CelValue.Of(e.Key), e => e.Value));
}
