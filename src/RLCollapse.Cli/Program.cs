using RLCollapse.Cli;

return App.Run(args, CliContext.System());
