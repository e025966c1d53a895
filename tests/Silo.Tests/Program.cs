using Assay.Silo.Tests.Storage.Sqlite;

// The test runner never comes here: this is the process that the crash test starts and kills.
return await KilledWriter.RunAsync(args);
