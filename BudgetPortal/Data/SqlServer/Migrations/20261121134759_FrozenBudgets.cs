using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BudgetPortal.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class FrozenBudgets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Revision",
                schema: "planning",
                table: "Budgets",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "FrozenBudgets",
                schema: "planning",
                columns: table => new
                {
                    BudgetId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Period = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FrozenBudgets", x => new { x.BudgetId, x.Revision });
                    table.ForeignKey(
                        name: "FK_FrozenBudgets_Budgets_BudgetId",
                        column: x => x.BudgetId,
                        principalSchema: "planning",
                        principalTable: "Budgets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FrozenBudgets_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FrozenCodes",
                schema: "planning",
                columns: table => new
                {
                    BudgetId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    CodeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Unit = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Category = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FrozenCodes", x => new { x.BudgetId, x.Revision, x.CodeId });
                    table.ForeignKey(
                        name: "FK_FrozenCodes_FrozenBudgets_BudgetId_Revision",
                        columns: x => new { x.BudgetId, x.Revision },
                        principalSchema: "planning",
                        principalTable: "FrozenBudgets",
                        principalColumns: new[] { "BudgetId", "Revision" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FrozenCodes_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FrozenCostCenters",
                schema: "planning",
                columns: table => new
                {
                    BudgetId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    CostCenterId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ParentId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Type = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Department = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Location = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DeputyOwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FrozenCostCenters", x => new { x.BudgetId, x.Revision, x.CostCenterId });
                    table.ForeignKey(
                        name: "FK_FrozenCostCenters_FrozenBudgets_BudgetId_Revision",
                        columns: x => new { x.BudgetId, x.Revision },
                        principalSchema: "planning",
                        principalTable: "FrozenBudgets",
                        principalColumns: new[] { "BudgetId", "Revision" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FrozenCostCenters_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FrozenPeople",
                schema: "planning",
                columns: table => new
                {
                    BudgetId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(201)", maxLength: 201, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FrozenPeople", x => new { x.BudgetId, x.Revision, x.UserId });
                    table.ForeignKey(
                        name: "FK_FrozenPeople_FrozenBudgets_BudgetId_Revision",
                        columns: x => new { x.BudgetId, x.Revision },
                        principalSchema: "planning",
                        principalTable: "FrozenBudgets",
                        principalColumns: new[] { "BudgetId", "Revision" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FrozenPeople_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_FrozenBudgets_OrganizationId",
                schema: "planning",
                table: "FrozenBudgets",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_FrozenCodes_OrganizationId",
                schema: "planning",
                table: "FrozenCodes",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_FrozenCostCenters_OrganizationId",
                schema: "planning",
                table: "FrozenCostCenters",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_FrozenPeople_OrganizationId",
                schema: "planning",
                table: "FrozenPeople",
                column: "OrganizationId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FrozenCodes",
                schema: "planning");

            migrationBuilder.DropTable(
                name: "FrozenCostCenters",
                schema: "planning");

            migrationBuilder.DropTable(
                name: "FrozenPeople",
                schema: "planning");

            migrationBuilder.DropTable(
                name: "FrozenBudgets",
                schema: "planning");

            migrationBuilder.DropColumn(
                name: "Revision",
                schema: "planning",
                table: "Budgets");
        }
    }
}
