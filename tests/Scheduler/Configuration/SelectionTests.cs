namespace Keles.Scheduler.Tests.Configuration;

/// <summary>Which plugins a profile has in the end, by upstream's rules of precedence.</summary>
public sealed class SelectionTests
{
    private static readonly Items<PluginChoice> Usual = [new("SchedulingGates"), new("PrioritySort"), new("TaintToleration", 3), new("NodeAffinity", 2), new("NodeResourcesFit", 1), new("DefaultBinder")];

    [Fact]
    public void Nothing_said_leaves_everything_as_it_is()
    {
        var selection = new PluginSelection(Usual, PluginSets.Nothing);
        Assert.Equal(["TaintToleration", "NodeAffinity", "NodeResourcesFit"], selection[ExtensionPoint.Score]);
        Assert.Equal((3, 2, 1), (selection.WeightOf("TaintToleration"), selection.WeightOf("NodeAffinity"), selection.WeightOf("NodeResourcesFit")));
        Assert.Equal(["PrioritySort"], selection[ExtensionPoint.QueueSort]);
    }

    [Fact]
    public void A_plugin_that_a_phase_disables_stays_in_the_others()
    {
        var selection = Of(score: new([], ["NodeAffinity"]));
        Assert.Equal(["TaintToleration", "NodeResourcesFit"], selection[ExtensionPoint.Score]);
        Assert.Equal(["TaintToleration", "NodeAffinity", "NodeResourcesFit"], selection[ExtensionPoint.Filter]);
    }

    [Fact]
    public void With_all_disabled_only_those_named_are_left()
    {
        Assert.Equal(["NodeResourcesFit"], Of(score: new([new("NodeResourcesFit", 4)], ["*"]))[ExtensionPoint.Score]);
        Assert.Empty(Of(score: new([], ["*"]))[ExtensionPoint.Score]);
    }

    [Fact]
    public void What_a_phase_names_comes_first_where_it_is_usual_and_last_where_it_is_not()
    {
        var selection = Of(score: new([new("ImageLocality", 9), new("NodeResourcesFit", 5)], []));
        Assert.Equal(["NodeResourcesFit", "TaintToleration", "NodeAffinity", "ImageLocality"], selection[ExtensionPoint.Score]);
        Assert.Equal((5, 9, 3), (selection.WeightOf("NodeResourcesFit"), selection.WeightOf("ImageLocality"), selection.WeightOf("TaintToleration")));
    }

    [Fact]
    public void Said_for_all_phases_a_plugin_keeps_its_place_with_another_weight()
    {
        var selection = Of(all: new([new("NodeAffinity", 7), new("ImageLocality")], ["NodeResourcesFit"]));
        Assert.Equal(["TaintToleration", "NodeAffinity", "ImageLocality"], selection[ExtensionPoint.Score]);
        Assert.Equal((7, 1), (selection.WeightOf("NodeAffinity"), selection.WeightOf("ImageLocality")));
        Assert.False(selection.Has("NodeResourcesFit"));
    }

    [Fact]
    public void Enabled_wins_over_disabled_in_the_same_place()
    {
        var selection = Of(all: new([new("NodeAffinity", 7)], ["*"]));
        Assert.Equal(["NodeAffinity"], selection[ExtensionPoint.Filter]);
        Assert.Empty(selection[ExtensionPoint.QueueSort]);
    }

    [Fact]
    public void Every_plugin_that_is_usual_takes_part_in_the_phases_that_the_table_tells()
    {
        var plugins = global::Keles.Scheduler.Plugins.Of(Plugins.PluginContexts.Of(new Plugins.FakeCluster())).Select(static p => p.Plugin);
        foreach (var plugin in plugins)
        {
            var points = ExtensionPoints.Of(plugin.Name);
            Check<IPreEnqueuePlugin>(ExtensionPoint.PreEnqueue);
            Check<IQueueSortPlugin>(ExtensionPoint.QueueSort);
            Check<IPreFilterPlugin>(ExtensionPoint.PreFilter);
            Check<IFilterPlugin>(ExtensionPoint.Filter);
            Check<IPostFilterPlugin>(ExtensionPoint.PostFilter);
            Check<IScorePlugin>(ExtensionPoint.Score);
            Check<IReservePlugin>(ExtensionPoint.Reserve);
            Check<IPreBindPlugin>(ExtensionPoint.PreBind);
            Check<IBindPlugin>(ExtensionPoint.Bind);
            Check<IPostBindPlugin>(ExtensionPoint.PostBind);

            void Check<T>(ExtensionPoint point) => Assert.False(plugin is T && !points.Contains(point), $"{plugin.Name} has a {typeof(T).Name} that no configuration can speak of");
        }
    }

    private static PluginSelection Of(PluginSet? score = null, PluginSet? all = null) =>
        new(Usual, new(all ?? PluginSet.Nothing, score is null ? default : OrderedMap<PluginSet>.Of((nameof(ExtensionPoint.Score), score))));
}
