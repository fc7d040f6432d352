using Keles.Api.Core.V1;
using Keles.Controllers.GarbageCollection;
using Keles.Machinery;

namespace Keles.Controllers.Tests.GarbageCollection;

/// <summary>What becomes of one object. It is written as its owners (s there to stay, a absent, w waiting for what it owns, i impossible), what is said of itself (d being deleted, f to go in the
/// foreground, o to leave orphans) and what it owns (b blocks its deletion, n does not, B blocks it and waits itself for what it owns).</summary>
public sealed class GcPlanTests
{
    [Theory]
    [InlineData("", "", "", "keep")]
    [InlineData("s", "", "", "keep")]
    [InlineData("ss", "", "b", "keep")]
    [InlineData("sa", "", "", "only 0")]
    [InlineData("asws", "", "b", "only 1,3")]
    [InlineData("sw", "", "", "only 0")]
    [InlineData("a", "", "", "delete Background")]
    [InlineData("aa", "", "b", "delete Background")]
    [InlineData("a", "f", "b", "delete Foreground")]
    [InlineData("a", "o", "b", "delete Orphan")]
    [InlineData("a", "of", "b", "delete Orphan")]
    [InlineData("w", "", "", "delete Background")]
    [InlineData("w", "f", "", "delete Foreground")]
    [InlineData("w", "o", "", "delete Orphan")]
    [InlineData("w", "", "n", "delete Foreground")]
    [InlineData("aw", "o", "b", "delete Foreground")]
    [InlineData("w", "", "nB", "unblock and delete Foreground")]
    [InlineData("a", "", "B", "delete Background")]
    [InlineData("i", "", "", "keep")]
    [InlineData("ia", "", "", "keep")]
    [InlineData("sai", "", "", "keep")]
    [InlineData("a", "d", "b", "keep")]
    [InlineData("a", "do", "b", "keep")]
    [InlineData("", "df", "", "end")]
    [InlineData("s", "df", "n", "end")]
    [InlineData("a", "df", "nbB", "wait for 1,2")]
    public void Depends_on_its_owners_on_itself_and_on_what_it_owns(string owners, string itself, string dependents, string expected)
    {
        var item = new GcItem(ConfigMapKind.Kind, new(A.Ns, "it"), "it");
        Items<OwnerReference> references = [];
        foreach (var i in Enumerable.Range(0, owners.Length)) references = references.Add(new() { ApiVersion = "v1", Kind = "ConfigMap", Name = $"{i}", Uid = $"{i}" });
        var node = new GcNode(item, references, itself.Contains('d'), itself.Contains('f'), itself.Contains('o'));
        GcNode[] below =
        [
            .. dependents.Select((c, i) => new GcNode(
                item with { Uid = $"{i}" }, [new() { ApiVersion = "v1", Kind = "ConfigMap", Name = "it", Uid = "it", BlockOwnerDeletion = c == 'n' ? null : true }], c == 'B', c == 'B', false)),
        ];
        Assert.Equal(expected, Text(GcPlan.For(node, below, o => State(owners[int.Parse(o.Uid)]))));
    }

    private static OwnerState State(char letter) => letter switch { 's' => OwnerState.Solid, 'a' => OwnerState.Absent, 'w' => OwnerState.Waiting, _ => OwnerState.Impossible };

    private static string Text(GcAction action) => action switch
    {
        GcAction.Keep => "keep",
        GcAction.KeepOwners keep => $"only {string.Join(',', keep.Owners.Select(static o => o.Uid))}",
        GcAction.Delete delete => $"{(delete.Unblock ? "unblock and " : "")}delete {delete.Propagation}",
        GcAction.EndForeground => "end",
        GcAction.DeleteDependents wait => $"wait for {string.Join(',', wait.Blocking.Select(static b => b.Item.Uid))}",
        _ => "",
    };
}
